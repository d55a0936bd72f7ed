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
