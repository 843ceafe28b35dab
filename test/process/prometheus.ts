/** One metric with what its lines say. */
interface Metric {
  type: string
  samples: { labels: Record<string, string>; value: number; of?: string }[]
}

const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/g

/** Reads the Prometheus text format 0.0.4 as a scraper does: throws at whatever is not of it. */
export function parseMetrics(text: string): Map<string, Metric> {
  if (!text.endsWith('\n')) throw new Error('the last line does not end')
  const metrics = new Map<string, Metric>()
  const helped = new Set<string>()
  for (const line of text.slice(0, -1).split('\n')) {
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? []
    if (keyword === 'HELP') {
      if (helped.has(name)) throw new Error(`two HELP lines of ${name}`)
      helped.add(name)
    } else if (keyword === 'TYPE') {
      if (metrics.has(name)) throw new Error(`two TYPE lines of ${name}`)
      if (!['counter', 'gauge', 'histogram', 'summary', 'untyped'].includes(rest))
        throw new Error(`${name} is a ${rest}`)
      metrics.set(name, { type: rest, samples: [] })
    } else addSample(line, metrics)
  }
  return metrics
}

function addSample(line: string, metrics: Map<string, Metric>): void {
  const [, name = '', inside, value = ''] = SAMPLE.exec(line) ?? []
  const series = metrics.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '')
  const metric = metrics.get(series)
  if (series !== name && metric?.type !== 'histogram') throw new Error(`no histogram: ${line}`)
  if (!metric) throw new Error(`no sample of a metric declared before: ${line}`)
  const labels = Object.fromEntries([...(inside ?? '').matchAll(LABEL)].map(([, label, said]) => [label, said ?? '']))
  if ((inside ?? '').replace(LABEL, '') !== '') throw new Error(`labels that cannot be read: ${line}`)
  if (!/^[+-]?(\d+(\.\d+)?(e[+-]?\d+)?|Inf|NaN)$/i.test(value)) throw new Error(`no number: ${line}`)
  const of = series === name ? undefined : name.slice(series.length + 1)
  const twin = metric.samples.some((one) => one.of === of && JSON.stringify(one.labels) === JSON.stringify(labels))
  if (twin) throw new Error(`the same sample twice: ${line}`)
  metric.samples.push({ labels, value: Number(value), ...(of !== undefined && { of }) })
}
