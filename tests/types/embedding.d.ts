/** What hooks/helpcenter/widget/made.py puts around widget.js, and `hosts` before framed.js. */

interface Language {
  tag: string;
  /** Of its addresses, below the center's root: `en/`, or nothing. */
  prefix: string;
  /** Of the center. */
  name: string;
  texts: { out: string; close: string; slow: string; refused: string };
}

declare const hcData: {
  /** The center's published address, for who does not load the script from there. */
  root: string;
  /** A regular expression of the origins that may show the center in a frame. */
  hosts: string;
  languages: Language[];
  styles: string;
};
