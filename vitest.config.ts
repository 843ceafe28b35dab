import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { BaseSequencer, type Reporter, type TestSpecification, type Vitest } from 'vitest/node'
import { programs } from './test/support/postgres.ts'

/** About a minute long or more; begun last they would keep one core waiting for the other. */
const LONGEST = /\/(?:replay|month|replay-dealt|replay-signed|chaos|fuzz|heartbeat|many-deaf)\.test\.ts$/

/** One engine after the other, for a worker that changes between them loads everything anew. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ project, moduleId }: TestSpecification) =>
      (project.name === 'sqlite' ? 2 : 0) + (LONGEST.test(moduleId) ? 0 : 1)
    return sorted.sort((a, b) => rank(a) - rank(b))
  }
}

/** In the report by file and name every test stands once for each engine it ran on. */
class EngineInNames implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(): void {
    const files = this.#vitest?.state.getFiles() ?? []
    for (const { tasks } of files.filter(({ projectName }) => projectName === 'postgresql')) {
      for (const task of tasks) task.name = `(PostgreSQL) ${task.name}`
    }
  }
}

/** About what several processes on one server do, or the server itself. */
const ON_A_SERVER = ['test/store/postgresql.test.ts', 'test/process/many*.test.ts']

/** About a file: what becomes of it when it is old, locked, full or cannot be made. */
const IN_A_FILE = ['test/store/migrate.test.ts', 'test/process/settings.test.ts']

/** Everything that stores something runs on either engine; on the second only where PostgreSQL is installed. */
const engines: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: { name: 'sqlite', include: ['test/**/*.test.ts'], exclude: ON_A_SERVER },
  },
  {
    extends: true,
    test: {
      name: 'postgresql',
      include: [
        'test/{actions,commands,contract,fuzz,month,outbox,process,store}/**/*.test.ts',
        'test/sandbox/{history,replay,scenario}.test.ts',
      ],
      exclude: IN_A_FILE,
      benchmark: { include: [] },
    },
  },
]

export default defineConfig({
  test: {
    projects: programs() ? engines : engines.slice(0, 1),
    globalSetup: 'test/support/engines.ts',
    // Long: a process takes its time to start beside other tests, and so does a database server.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Two cores, and every third file waits for a process, a browser or the time.
    maxWorkers: 3,
    // A test's things are its own; the modules, and what it takes to load them, are everybody's.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: process.env.CI
      ? ['default', new EngineInNames(), ['json', { outputFile: 'test-results.json' }]]
      : ['default'],
  },
})
