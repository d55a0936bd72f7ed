import type { KeptFor, Sensitive } from '../../types';

const s = (n: string) => (n === '0' || n === '1' ? '' : 's');

/** The rights of people, and words that do not belong in a note. */
export const privacy = {
  title: 'Droits',
  of: (name: string) => `Droits de ${name}`,
  access: {
    title: 'Ce que nous savons d’elle ou de lui',
    help: 'Tout ce que la base garde de cette personne : une page à lui remettre, et les mêmes données en JSON (RGPD, art. 15 et 20).',
    run: 'Écrire le dossier',
    done: 'Dossier écrit :'
  },
  consents: {
    title: 'Accords au démarchage',
    none: 'Aucun accord dans le registre : pas de démarchage sans lui.',
    given: 'en cours',
    expired: 'échu',
    withdrawn: 'retiré',
    missing_proof: 'sans preuve',
    line: (from: string, to: string) => `du ${from} au ${to}`
  },
  oppose: {
    title: 'Ne plus être appelé',
    help: 'Ses numéros et ses adresses entrent dans la liste d’opposition : ni démarchage, ni campagne, ni import. La liste survit à la fiche.',
    is: 'Dans la liste d’opposition.',
    run: 'Inscrire',
    why: 'Motif (facultatif)',
    done: 'Inscrit dans la liste d’opposition.'
  },
  freeze: {
    title: 'Limiter l’usage',
    help: 'Gelée, la fiche reste et personne ne travaille avec : ni liste, ni recherche, ni campagne (RGPD, art. 18). Les fiches gelées sont dans Données, « Droits ».',
    since: (day: string) => `Gelée depuis le ${day}.`,
    why: 'Pourquoi',
    run: 'Geler',
    lift: 'Lever le gel',
    done: 'Fiche gelée.',
    lifted: 'Gel levé.'
  },
  erase: {
    title: 'Effacer',
    help: 'Pour toujours : il n’y a pas de retour en arrière (RGPD, art. 17).',
    look: 'Voir ce qui partirait',
    goes: 'Part',
    stays: 'Reste sans mots ni nom',
    archive: (n: string, kind: string, day: string) => `${n} ${kind}, gardé${s(n)} à part jusqu’au ${day}`,
    kinds: { invoice: 'commande ou facture', contract: 'contrat', consent: 'preuve d’accord' } as Record<
      string,
      string
    >,
    copies: (day: string) => `Les sauvegardes qui la contiennent sont supprimées au plus tard le ${day}.`,
    noCopies: 'Aucune sauvegarde ne la contient.',
    inCall: 'Un appel est en cours avec cette personne. Raccrochez et qualifiez d’abord.',
    oppose: 'Et ne plus la contacter : ses numéros entrent dans la liste d’opposition',
    sure: (name: string) => `J’ai vérifié que c’est ${name} qui le demande`,
    run: 'Effacer pour toujours',
    done: (name: string) => `${name} n’est plus dans la base.`
  },
  house: {
    frozen: 'Fiches gelées',
    noFrozen: 'Aucune fiche gelée.',
    opposed: (n: string) => `${n} numéro${s(n)} ou adresse${s(n)} dans la liste d’opposition.`,
    opposedTitle: 'Oppositions',
    retention: 'Durées de conservation',
    retentionHelp: 'Ce qui est arrivé à terme est proposé ici, jamais effacé tout seul.',
    kind: 'Quoi',
    months: 'Durée',
    monthsOf: (n: string) => `${n} mois`,
    due: 'À terme',
    next: 'Bientôt',
    nextOn: (n: string, day: string) => `${n} le ${day}`,
    text: 'Texte',
    people: 'Personnes à terme',
    dueSince: (day: string) => `depuis le ${day}`,
    nothing: 'Rien n’est arrivé à terme.',
    run: 'Effacer ce qui est à terme',
    runSure: 'Effacer pour toujours',
    runAsk: (people: string) =>
      `${people} personne${s(people)} et ce qui n’est à personne partiront pour toujours.`,
    done: (people: string, rows: string) =>
      `${people} personne${s(people)} effacée${s(people)}, ${rows} ligne${s(rows)} sans nom.`,
    register: 'Registre des traitements',
    registerHelp: 'La fiche du registre (RGPD, art. 30), faite de la carte des données.',
    registerRun: 'Écrire la page',
    registerDone: 'Page écrite :',
    kinds: {
      prospect: 'Prospects',
      client: 'Clients',
      unknown_caller: 'Appels sans fiche',
      opposition: 'Oppositions',
      consent: 'Accords',
      contract: 'Contrats',
      invoice: 'Commandes et factures',
      listening: 'Écoutes',
      recording: 'Enregistrements',
      telephone: 'Journal du téléphone',
      audit: 'Journal des écritures'
    } as Record<KeptFor, string>
  },
  watch: {
    said: 'À ne pas garder dans une note',
    kinds: {
      health: 'santé',
      religion: 'religion',
      union: 'syndicat',
      politics: 'politique',
      sexual_life: 'vie sexuelle',
      insult: 'jugement ou insulte',
      bank_card: 'carte bancaire',
      iban: 'compte bancaire',
      nir: 'sécurité sociale'
    } as Record<Sensitive, string>,
    rather: (by: string) => `Plutôt : « ${by} »`,
    replace: 'Remplacer',
    remove: 'Retirer',
    more: (n: string) => `et ${n} autre${s(n)}`
  }
};
