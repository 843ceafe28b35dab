import type { Words } from '../index.ts'

export const customer: Words['customer'] = {
  greeting: (name, shop) =>
    `Hello ${name}, welcome to ${shop} 🙏 Just write your question here and our team will reply.`,
  away: 'Hello {nama}, thank you for writing to {toko} 🙏 We are closed right now and open again {buka}. We have your message and will answer as soon as we are back.',
}
