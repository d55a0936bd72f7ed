import type { Words } from '../fr';

export const errors: Words['errors'] = {
  not_found:
    'This cannot be found: perhaps erased or merged meanwhile. Nothing changed. Go back to the list.',
  invalid: 'A value is not valid. What you typed is kept. Correct it and try again.',
  refused: 'A rule of the house refuses this. Nothing changed.',
  newer_file: 'This file comes from a newer version. It is intact. Update Décroche.',
  damaged_file: 'The file is damaged. Nothing of it is deleted. Restore a backup: Settings, then Data.',
  locked_file: 'The file is already open elsewhere. Nothing is lost. Close the other window and try again.',
  unsafe_folder:
    'This folder is shared or synchronised and may damage the file. Choose a folder of this computer.',
  disk: 'The disk is full or refuses to write. Your text stays on screen. Make room and try again.',
  closed: 'The file has just been closed. What was kept stays kept. Reopen Décroche.',
  storage: 'The file could not be written. What you typed stays on screen. Try again.',
  line_cannot: 'This line cannot be controlled from here. The call goes on. Use your telephone.',
  busy: 'Something else is running. Nothing is lost. Try again in a moment.',
  port_taken: 'This port is taken. Your settings are kept. Choose another port, or 0.',
  internal: 'Something failed. What was kept stays kept. Try again, or restart Décroche.'
};

export const reasons: Words['reasons'] = {
  already_done: 'This is done already. Nothing changed.',
  already_linked: 'This call has its contact already. Nothing changed. “Somebody else?” chooses another one.',
  call_not_over: 'The call is not over. Your text is kept. Hang up, then try again.',
  callback_done: 'This callback is done already. Nothing changed.',
  cancelled: 'Stopped as you asked. What was done before is kept.',
  cannot_undo: 'The last action can no longer be undone. Nothing changed.',
  case_kept_already: 'This ticket is kept as a case already. Nothing changed.',
  case_of_this_ticket: 'This case comes from this very ticket. Nothing changed.',
  file_exists: 'There is a file of this name already. It is intact. Try again in a moment.',
  first_level: 'This ticket is at the first level already. Nothing changed.',
  illegal_move: 'This ticket cannot go to this state from here. Nothing changed.',
  in_the_future: 'This moment has not come yet. Your text is kept. Correct the time.',
  no_agent: 'Nobody sits at this desk. Choose who you are, at the top of the desk.',
  no_fiche: 'A sale or an objection is written on a contact. Your text is kept. First say who is calling.',
  not_a_number: 'This is not a telephone number. Your text is kept. Correct it.',
  not_an_address: 'This is not an e-mail address. Your text is kept. Correct it.',
  not_a_prospect: 'Only a prospect has a temperature. Nothing changed. Change the stage first.',
  same_stage: 'The contact is at this stage already. Nothing changed.',
  target_not_open: 'The other ticket is no longer open. Nothing changed. Reopen it, then try again.',
  ticket_itself: 'This is the same ticket. Nothing changed. Choose another one.',
  ticket_merged: 'This ticket was merged with another one. Nothing changed. Open the other one.',
  ticket_not_open: 'This ticket is no longer open. Your text is kept. Reopen it, then try again.',
  ticket_not_solved: 'This ticket is not solved: it cannot become a case. Nothing changed.',
  too_long: 'This text is too long. It is kept as it is. Shorten it, then try again.',
  top_level: 'This ticket is at the last level of the house already. Your text is kept.',
  campaign_closed: 'This campaign is over. Nothing changed. Take it up again to go on.',
  campaign_ended: 'The last day of this campaign has passed. Nothing changed.',
  campaign_not_begun: 'This campaign has not begun. Nothing changed.',
  campaign_of_others: 'This campaign is in the hands of other agents. Nothing changed.',
  law_forbids: 'The law does not allow this call now. Nothing was dialled. The reason is on the record.',
  no_consent: 'There is no consent to withdraw. Nothing changed.',
  no_good_number: 'No number of this record is good. Nothing was dialled. Add one.',
  out_of_range: 'This value is out of range. What you typed is kept. Correct it.',
  target_not_waiting: 'This person waits for no call in this campaign any more. Go on to the next.',
  slot_taken: 'This slot was just taken. What you typed is kept. Choose another.',
  in_the_past: 'This moment has passed. What you typed is kept. Choose another.'
};
