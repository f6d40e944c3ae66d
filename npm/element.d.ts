import type { PalpateNote } from "./note.js";

export type { PalpateNote };

/** Where the parts of the program are, or their bytes. */
export interface Parts {
  later?: string | URL | Uint8Array;
  report?: string | URL | Uint8Array;
}

/** Fetches and starts the program once, from elsewhere than beside the script. */
export function load(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module, parts?: Parts): Promise<unknown>;

export type Format =
  | "report.pdf" | "client.pdf" | "txt" | "png" | "svg" | "document.fhir.json" | "transaction.fhir.json" | "xhtml" | "rtf"
  | "findings.csv" | "treatments.csv" | "json";

/** How it is written, where there is a choice; the names in either case. */
export interface ExportOptions {
  form?: "SOAP" | "CARE" | "DAR" | "Wellness";
  paper?: "letter" | "A4";
  release?: "R4" | "R4B" | "R5";
}

export interface PalpateEvents {
  "palpate-ready": CustomEvent<Record<string, never>>;
  "palpate-change": CustomEvent<{ readonly note: PalpateNote; change: unknown[] }>;
  "palpate-select": CustomEvent<{ structure: string; side: string }>;
  "palpate-finish": CustomEvent<{ readonly note: PalpateNote }>;
  "palpate-error": CustomEvent<{ code: "load" | "note" | "favourites" | "storage"; reason: string }>;
}

/** `<palpate-notes>`: a session's note on a body chart. */
export class PalpateNotes extends HTMLElement {
  static readonly formAssociated: true;
  readonly ready: Promise<PalpateNotes>;
  /** Takes an object, its JSON text, or null for a new note. */
  get note(): PalpateNote | null;
  set note(value: PalpateNote | string | null);
  /** Ids of findings and techniques. */
  get favourites(): string[] | null;
  set favourites(value: string[] | null);
  readOnly: boolean;
  disabled: boolean;
  required: boolean;
  name: string;
  storage: "device" | "";
  storagePrefix: string;
  undo(): void;
  redo(): void;
  export(format: Format, options?: ExportOptions): Promise<Blob>;
  destroy(): void;
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  addEventListener<K extends keyof PalpateEvents>(
    type: K, listener: (this: PalpateNotes, event: PalpateEvents[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "palpate-notes": PalpateNotes;
  }
}
