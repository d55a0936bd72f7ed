import type { ExportFormat } from '../../types';

/** People taken out as a file. */
export const exporting = {
  open: 'Exporter',
  everybody: 'Exporter toutes les fiches',
  segment: (name: string) => `Exporter « ${name} »`,
  fileName: 'fiches',
  format: 'Format',
  formats: {
    xlsx: 'Excel (.xlsx)',
    csv: 'Tableur, texte (.csv)',
    tsv: 'Texte à tabulations (.tsv)',
    vcf: 'Carnet d’adresses (.vcf)',
    json: 'Pour un programme (.json)'
  } as Record<ExportFormat, string>,
  run: 'Écrire le fichier',
  close: 'Fermer',
  hint: 'Le fichier va dans vos documents et se réimporte tel quel. Ce sont des données personnelles : gardez-le à l’abri, effacez-le après usage.',
  working: 'Export en cours',
  of: (done: string, total: string) => `${done} sur ${total}`,
  stopped: 'Export arrêté. Aucun fichier n’est écrit.',
  done: (n: string) => `${n} personne${n === '0' || n === '1' ? '' : 's'} dans`,
  frozen: (n: string) => (n === '1' ? 'Une fiche gelée n’y est pas.' : `${n} fiches gelées n’y sont pas.`)
};
