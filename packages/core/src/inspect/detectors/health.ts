import { spanOf, type Detector } from './detector.ts';
import { readDigits } from './read-digits.ts';

/** How far a word may be from the code that it makes one of a disease, in characters. */
const near = 60;
/** Codes of ICD-10: a letter and two digits, with up to four signs behind a point. */
const code = /(?<![\p{L}\p{N}])[A-Z]\d\d(?:\.[0-9A-Z]{1,4})?(?![\p{L}\p{N}]|\.\d)/gu;
const words =
  /(?<!\p{L})(?:icd|diagnos|patient|symptom|disease|disorder|chronic|medicat|prescri|treatment|therap|admitted|krank|befund|behandl|medikament|verordn|maladie|traitement|ordonnance|enfermedad|tratamiento|paciente|receta|diagnóst|síntoma|تشخيص|مريض|المريض|علاج|مرض)|診断|患者|処方|治療|病名|症状/giu;

/** Codes of diseases beside a word of medicine. A code alone may be a motorway, a sheet of paper, or a room. */
export const health: Detector = {
  id: 'health',
  find(text) {
    const codes = [...readDigits(text).matchAll(code)].map(spanOf);
    if (codes.length === 0) return [];
    const said = [...text.matchAll(words)].map(({ index }) => index);
    let first = 0;
    return codes.filter(({ start, end }) => {
      while (first < said.length && (said[first] ?? 0) < start - near) first += 1;
      return first < said.length && (said[first] ?? 0) <= end + near;
    });
  },
};
