import type {
  AgentState,
  CallState,
  ConsentState,
  Direction,
  LineType,
  LostCause,
  Priority,
  Stage,
  Temperature,
  TicketStatus,
  TimelineKind
} from '../../types';

/** One word per code, everywhere the same. */
export const codes = {
  stage: {
    suspect: 'Suspect',
    lead: 'Lead',
    prospect: 'Prospect',
    client: 'Client',
    loyal_client: 'Fidèle',
    lost: 'Perdu'
  } satisfies Record<Stage, string> as Record<Stage, string>,
  temperature: { cold: 'Froid', warm: 'Tiède', hot: 'Chaud' } as Record<Temperature, string>,
  callState: {
    ringing: 'Sonne',
    answered: 'En ligne',
    held: 'En attente',
    ended: 'Terminé',
    wrap_up: 'Post-appel',
    qualified: 'Clos'
  } as Record<CallState, string>,
  lostCause: {
    abandoned: 'Abandonné',
    overflow: 'Débordement',
    out_of_hours: 'Hors plage',
    missed: 'Manqué'
  } as Record<LostCause, string>,
  direction: { inbound: 'Entrant', outbound: 'Sortant', internal: 'Interne' } as Record<Direction, string>,
  agentState: {
    available: 'Disponible',
    on_call: 'En ligne',
    wrap_up: 'Post-appel',
    pause: 'Pause',
    training: 'Formation',
    back_office: 'Back-office'
  } as Record<AgentState, string>,
  lineType: {
    mobile: 'Mobile',
    fixed: 'Fixe',
    voip: 'Numéro non géographique',
    toll_free: 'Numéro vert',
    shared_cost: 'Numéro banalisé',
    premium: 'Numéro majoré',
    unknown: 'Numéro'
  } as Record<LineType, string>,
  usage: {
    mobile: 'Mobile',
    work: 'Bureau',
    home: 'Domicile',
    switchboard: 'Standard',
    fax: 'Fax',
    other: 'Autre'
  } as Record<string, string>,
  priority: { low: 'Basse', normal: 'Normale', high: 'Haute', urgent: 'Urgente' } as Record<Priority, string>,
  ticketStatus: {
    open: 'Ouvert',
    waiting_customer: 'Attend le client',
    waiting_third_party: 'Attend un tiers',
    resolved: 'Résolu',
    closed: 'Clos',
    merged: 'Fusionné'
  } as Record<TicketStatus, string>,
  consent: {
    given: 'Prospection acceptée',
    missing: "Pas d'accord enregistré",
    expired: 'Accord expiré',
    withdrawn: 'Opposition à la prospection'
  } as Record<ConsentState, string>,
  timeline: {
    call: 'Appel',
    ticket: 'Ticket',
    purchase: 'Achat',
    offer: 'Offre',
    exchange: 'Échange',
    note: 'Note',
    survey: 'Enquête',
    stage: 'Étape',
    appointment: 'Rendez-vous'
  } as Record<TimelineKind, string>,
  collectedBy: {
    web_form: 'Formulaire web',
    paper_form: 'Formulaire papier',
    call: 'Au téléphone',
    form: 'Formulaire web',
    paper: 'Papier signé',
    mail: 'Courriel',
    visit: 'De vive voix, signé',
    contest: 'Jeu-concours'
  } as Record<string, string>,
  civility: { mme: 'Madame', m: 'Monsieur', mx: '' } as Record<string, string>,
  missing: {
    last_name: 'nom',
    phone: 'téléphone',
    email: 'courriel',
    postcode: 'code postal',
    job: 'fonction',
    company: 'société',
    siret: 'SIRET',
    consent: 'accord'
  } as Record<string, string>
};
