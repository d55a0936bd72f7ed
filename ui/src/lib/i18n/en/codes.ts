import type { Words } from '../fr';

export const codes: Words['codes'] = {
  stage: {
    suspect: 'Suspect',
    lead: 'Lead',
    prospect: 'Prospect',
    client: 'Customer',
    loyal_client: 'Loyal',
    lost: 'Lost'
  },
  temperature: { cold: 'Cold', warm: 'Warm', hot: 'Hot' },
  callState: {
    ringing: 'Ringing',
    answered: 'On line',
    held: 'On hold',
    ended: 'Over',
    wrap_up: 'Wrap-up',
    qualified: 'Closed'
  },
  lostCause: {
    abandoned: 'Abandoned',
    overflow: 'Overflow',
    out_of_hours: 'Out of hours',
    missed: 'Missed'
  },
  direction: { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' },
  agentState: {
    available: 'Available',
    on_call: 'On line',
    wrap_up: 'Wrap-up',
    pause: 'Break',
    training: 'Training',
    back_office: 'Back office'
  },
  lineType: {
    mobile: 'Mobile',
    fixed: 'Landline',
    voip: 'Non-geographic number',
    toll_free: 'Freephone',
    shared_cost: 'Shared-cost number',
    premium: 'Premium number',
    unknown: 'Number'
  },
  usage: {
    mobile: 'Mobile',
    work: 'Office',
    home: 'Home',
    switchboard: 'Switchboard',
    fax: 'Fax',
    other: 'Other'
  },
  priority: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  ticketStatus: {
    open: 'Open',
    waiting_customer: 'Waits for customer',
    waiting_third_party: 'Waits for a third party',
    resolved: 'Resolved',
    closed: 'Closed',
    merged: 'Merged'
  },
  consent: {
    given: 'Prospecting accepted',
    missing: 'No agreement recorded',
    expired: 'Agreement expired',
    withdrawn: 'Objects to prospecting'
  },
  timeline: {
    call: 'Call',
    ticket: 'Ticket',
    purchase: 'Order',
    offer: 'Offer',
    exchange: 'Exchange',
    note: 'Note',
    survey: 'Survey',
    stage: 'Stage',
    appointment: 'Appointment'
  },
  collectedBy: {
    web_form: 'Web form',
    paper_form: 'Paper form',
    call: 'By telephone',
    form: 'Web form',
    paper: 'Signed paper',
    mail: 'E-mail',
    visit: 'In person, signed',
    contest: 'Contest'
  },
  civility: { mme: 'Ms', m: 'Mr', mx: '' },
  missing: {
    last_name: 'name',
    phone: 'telephone',
    email: 'e-mail',
    postcode: 'postcode',
    job: 'job',
    company: 'company',
    siret: 'SIRET',
    consent: 'agreement'
  }
};
