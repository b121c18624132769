// A client of tus 1.0 (https://tus.io/protocols/resumable-upload): sends a file in pieces, each with its
// checksum, and goes on where it stopped, in this page or in a later one.
const PIECE = 4_000_000;
const TRIES = 8;
const LONGEST_WAIT = 20_000;
const KEPT = "pedel-upload:";

export class Refused extends Error {}

const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const text64 = (text) => base64(new TextEncoder().encode(text));
const rest = (ms) => new Promise((done) => { setTimeout(done, ms); });

export class Upload {
  // `told` are texts that the desk is told of the file; `moved(bytes)` hears how much is there.
  constructor(file, address, headers, told, moved) {
    Object.assign(this, { file, address, told, moved });
    this.headers = { ...headers, "Tus-Resumable": "1.0.0" };
    this.key = `${KEPT}${told.unit}:${file.name}:${file.size}:${file.lastModified}`;
  }

  // Gives {asset, isNew}; throws Refused with the desk's reason, or the last mishap after several tries.
  async send(broken) {
    for (let tried = 0; ; tried += 1) {
      const before = this.offset;
      try { return await this.run(); }
      catch (mishap) {
        if (mishap instanceof Refused) { this.forget(); throw mishap; }
        if (this.offset > (before ?? 0)) tried = 0;
        if (tried >= TRIES) throw mishap;
        broken();
        await rest(Math.min(LONGEST_WAIT, 500 * 2 ** tried));
      }
    }
  }

  async run() {
    if (!(await this.found())) await this.begin();
    for (;;) {
      const told = await this.piece();
      if (told) return told;
    }
  }

  // Where an earlier try stopped, if the desk still knows of it.
  async found() {
    this.place = localStorage.getItem(this.key);
    if (!this.place) return false;
    const answer = await this.ask("HEAD", this.place);
    if (answer.status !== 200) { this.forget(); return false; }
    this.at(Number(answer.headers.get("Upload-Offset")));
    return true;
  }

  async begin() {
    const told = Object.entries({ filename: this.file.name, ...this.told });
    const metadata = told.map(([name, value]) => `${name} ${text64(value)}`).join(",");
    const answer = await this.ask("POST", this.address, { "Upload-Length": String(this.file.size), "Upload-Metadata": metadata });
    if (answer.status !== 201) throw await this.mishap(answer);
    this.place = answer.headers.get("Location");
    localStorage.setItem(this.key, this.place);
    this.at(0);
  }

  // Sends the next piece; gives what became of the file with the last one.
  async piece() {
    const body = await this.file.slice(this.offset, this.offset + PIECE).arrayBuffer();
    const headers = { "Upload-Offset": String(this.offset), "Content-Type": "application/offset+octet-stream" };
    if (crypto.subtle && body.byteLength) headers["Upload-Checksum"] = `sha256 ${base64(new Uint8Array(await crypto.subtle.digest("SHA-256", body)))}`;
    const answer = await this.ask("PATCH", this.place, headers, body);
    if (answer.status !== 204) throw await this.mishap(answer);
    this.at(Number(answer.headers.get("Upload-Offset")));
    const asset = answer.headers.get("Pedel-Asset");
    if (asset) this.forget();
    return asset && { asset, isNew: answer.headers.get("Pedel-New") === "1" };
  }

  ask(method, address, headers = {}, body = undefined) {
    return fetch(address, { method, headers: { ...this.headers, ...headers }, body, redirect: "manual" });
  }

  at(offset) { this.offset = offset; this.moved(offset); }

  forget() { localStorage.removeItem(this.key); }

  // What the desk will not take is Refused; what may go well next time is not.
  async mishap(answer) {
    const told = await answer.json().catch(() => ({}));
    const isFinal = [400, 403, 404, 412, 413, 415, 422].includes(answer.status);
    return isFinal ? new Refused(told.detail ?? `${answer.status}`) : new Error(`${answer.status}`);
  }
}
