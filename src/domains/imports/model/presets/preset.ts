/** What the columns of one system's export mean. */
export interface Preset {
  key: string
  label: string
  /** By record: headers that hardly any other system writes; two of them and the file is known. */
  signs: Readonly<Record<string, readonly string[]>>
  /** By record: header to target. `#` stands for a number in both. A target that is not there is left out. */
  columns: Readonly<Record<string, Readonly<Record<string, string>>>>
}
