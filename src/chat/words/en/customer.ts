import type { Words } from '../index.ts'

export const customer: Words['customer'] = {
  greeting: (name, shop) =>
    `Hello ${name}, welcome to ${shop} 🙏 Just write your question here and our team will reply.`,
  csatAsk: (name, shop, admin) =>
    admin === null
      ? `Hello ${name}, thank you for contacting ${shop} 🙏 How satisfied are you with our service?`
      : `Hello ${name}, thank you for contacting ${shop} 🙏 How satisfied are you with ${admin}'s service?`,
  csatScale: '1 = very dissatisfied · 5 = very satisfied',
  csatThanks: (score) => `Thank you! You gave us ${score} out of 5.`,
  csatInvite: 'Anything we should do better? Just write it here.',
  csatComment: 'Thank you for your words as well, we have them 🙏',
  csatChange: 'Wrong button? You can change it within 24 hours.',
}
