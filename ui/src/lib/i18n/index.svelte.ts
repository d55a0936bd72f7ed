/**
 * The words of the interface. French is the source and its shape is the type: an English sentence that is missing,
 * or one too many, fails the type check. `t()` follows the language as it changes.
 */
import { en } from './en';
import { fr, type Words } from './fr';

export type LanguageCode = 'fr' | 'en';

const WORDS: Record<LanguageCode, Words> = { fr, en };

class Language {
  code = $state<LanguageCode>('fr');

  get locale(): string {
    return this.code === 'fr' ? 'fr-FR' : 'en-GB';
  }
}

export const language = new Language();

export function t(): Words {
  return WORDS[language.code];
}
