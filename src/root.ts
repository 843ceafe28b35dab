import { existsSync } from 'node:fs'
import path from 'node:path'

/** The project's folder, found from this file whether it runs as TypeScript or built. */
export const projectRoot = (() => {
  let dir = import.meta.dirname
  while (!existsSync(path.join(dir, 'package.json'))) dir = path.dirname(dir)
  return dir
})()
