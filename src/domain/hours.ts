import { type Instant, SECOND_MS } from './time.ts'
import type { IsoDate } from './zone.ts'
import { dateOfDay, dayAt } from './zone.ts'
