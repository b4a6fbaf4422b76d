/** A name without what no file may be called by. */
export const fileName = (name: string): string => name.replace(/[\p{Cc}/\\:*?"<>|]/gu, '_')

/** Content-Disposition of a download (RFC 6266): the name as it is for browsers of today, a plain ASCII one for the rest. */
export function attachment(name: string): string {
  const safe = fileName(name)
  const ascii = safe.replace(/[^\x20-\x7e]+/g, '_').replace(/_+/g, '_')
  const encoded = encodeURIComponent(safe).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
