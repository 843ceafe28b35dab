export { passingFolder } from '../../src/sandbox/folder.ts'
