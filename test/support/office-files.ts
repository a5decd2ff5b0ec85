import { unzip } from '#documents/zip.ts';

/** The parts of a .docx or .xlsx as text, by name. */
export const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const files = unzip(bytes, { files: 200, bytes: 50_000_000 });
  if (typeof files === 'string') throw new Error(files);
  return new Map([...files].map(([name, content]) => [name, Buffer.from(content).toString('utf8')]));
};

/** Attributes of the first element of a name: { 'w:line': '560' }. @throws when there is none */
export const attributesOf = (xml: string, element: string): Readonly<Record<string, string>> => {
  const found = new RegExp(`<${element}((?: [\\w:]+="[^"]*")*)\\s*/?>`).exec(xml);
  if (!found) throw new Error(`no <${element}> in ${xml.slice(0, 400)}`);
  return Object.fromEntries([...(found[1] ?? '').matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']));
};

/** The paragraphs of a .docx's body: style, and text without what is hidden. */
export const paragraphsOf = (bytes: Uint8Array): readonly { readonly style: string; readonly text: string; readonly hidden: string }[] => {
  const xml = partsOf(bytes).get('word/document.xml') ?? '';
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(([paragraph]) => {
    const runs = [...paragraph.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => ({
      hidden: run.includes('<w:vanish/>'),
      text: [...run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
    }));
    const join = (hidden: boolean): string =>
      runs
        .filter((one) => one.hidden === hidden)
        .map(({ text }) => text)
        .join('');
    return { style: /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? '', text: join(false), hidden: join(true) };
  });
};

/** One style of a .docx, as XML. */
export const styleOf = (bytes: Uint8Array, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(partsOf(bytes).get('word/styles.xml') ?? '')?.[0] ?? '';
