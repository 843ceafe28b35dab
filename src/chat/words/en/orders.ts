import type { OrderState } from '../../../domain/facts.ts'
import { formatDuration } from '../../../domain/format.ts'
import type { Words } from '../index.ts'

const STATE: Record<OrderState, string> = {
  placed: 'Recorded',
  paid: 'Paid',
  packed: 'Packed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
}

const time = (seconds: number) => formatDuration(seconds, 'en')

export const orders: Words['orders'] = {
  state: STATE,
  title: (order, state) => `Order ${order} · ${STATE[state]}`,
  items: 'Items',
  amount: 'Amount',
  noAmount: 'not filled in yet',
  customer: 'Customer',
  courier: 'Courier',
  tracking: 'Tracking',
  steps: 'So far',
  due: 'To be shipped by',
  lateBy: (clock) => `${clock} (past)`,
  byTelegram: 'Paid through Telegram',
  unreadable: (said) => `Telegram’s amount cannot be read: ${said}. Please fill it in:`,

  buttons: {
    paid: 'Paid',
    packed: 'Packed',
    shipped: 'Shipped…',
    delivered: 'Delivered',
    cancel: 'Cancel…',
    again: 'Take up again',
    open: 'Open chat',
  },

  recorded: (order, money, chat) => `Order ${order} (${money}) recorded for ${chat}.`,
  amended: (order, before, after) => `Order ${order} changed: ${before} → ${after}.`,
  same: (order, state) => `Order ${order} is like that already: ${STATE[state].toLowerCase()}.`,
  moved: (order, state) => `Order ${order} is now ${STATE[state].toLowerCase()}.`,
  noted: (order, state) => `Order ${order} completed. It stays ${STATE[state].toLowerCase()}.`,
  back: (order, state) => `Order ${order} set back to ${STATE[state].toLowerCase()}.`,
  isCancelled: (order, line) => `Order ${order} was cancelled. To take it up again, type: ${line}`,
  askShip: (order) => `Tracking number of order ${order}? Type it, for example:`,
  askCancel: (order) => `Cancel order ${order}? A cancelled order does not count as a sale.`,
  noTracking: 'Shipped without one',
  cancelNow: 'Yes, cancel it',

  unknown: (order, line) => `There is no order ${order} yet. To record it, type: ${line}`,
  theirs: (order, chat) =>
    `Number ${order} belongs to an order of ${chat}. Use another, or write in that customer’s topic.`,
  elsewhere: (order, chat) => `Order ${order} is of ${chat}. Write in that topic, or in the team’s chat.`,
  whichChat: (line) => `Whose order? Write in the customer’s topic, or name the chat’s number. For example: ${line}`,
  noneOpen: (chat, line) => `No order of ${chat} is under way. To record one: ${line}`,
  severalOpen: (chat, numbers) =>
    `Several orders of ${chat} are under way: ${numbers.join(', ')}. Please name the number.`,
  problem: {
    number: (text) => `"${text}" is not an order number. One has a digit, and 32 characters at most.`,
    amount: (text) => (text ? `"${text}" is not an amount.` : 'The amount is missing.'),
    unclear: (text) => `"${text}" can be read in more than one way. Write it out, such as 1500000 or Rp1.500.000.`,
    fine: (text) => `"${text}" has digits behind the point that its currency does not have.`,
    small: (text) => `"${text}" is too little for an amount. If it is right, write Rp${text}.`,
    large: (text) => `"${text}" is too much. Please check it.`,
    leftover: (text) => `There is something extra that is not understood: "${text}".`,
    items: (max) => `The items are too long: ${max} characters at most. Please shorten them.`,
    tracking: () => 'The courier or the tracking number is too long.',
  },

  list: {
    open: (count) => `Orders under way: ${count}`,
    late: (count) => `Late orders: ${count}`,
    over: (period) => `Orders, ${period}`,
    nobodyOpen: 'No order is under way.',
    nobodyLate: 'No order is late.',
    nobodyOver: 'No orders in this period.',
    columns: { order: 'Order', customer: 'Customer', state: 'State', amount: 'Amount', placed: 'Recorded' },
    more: (count) => `and ${count} more`,
    row: (state, due) => ` · ${STATE[state].toLowerCase()} · was to be shipped ${due}`,
    onTime: 'On time',
    processing: 'Processing time (median)',
    lateNow: 'Late now',
    conversion: 'Conversion',
    immature: (count) => `${count} conversations are still too young`,
    revenue: 'Worth',
    note: (target) =>
      `Target: shipped within ${time(target)} of being paid; only opening hours count. Orders shipped before they were paid are left out.`,
    unknown: (text) =>
      `"${text}" is not known. You can say: late, open, a period such as 7d or this month, target 24h, tell on, tell off.`,
    ownerOnly: 'Sorry, only the owner can change this.',
    targetIs: (target) => `Target for orders: shipped within ${time(target)} of being paid; only opening hours count.`,
    targetSet: (target) =>
      `The target for orders is now ${time(target)} from paid to shipped; only opening hours count. Orders under way are due anew.`,
    tellIs: (on) => (on ? 'Customers are told at each step of their order.' : 'Customers are not told by themselves.'),
    tellOn: 'From now on customers are told at each step of their order.',
    tellOff: 'From now on customers are not told by themselves.',
  },

  alert: {
    one: (order, customer) => `Order ${order} (${customer}) has not been shipped`,
    many: (count) => (count === 1 ? '1 order has not been shipped' : `${count} orders have not been shipped`),
    done: 'All these orders are taken care of',
    shipped: (order, customer) => `Order ${order} (${customer}) has been shipped`,
    cancelled: (order, customer) => `Order ${order} (${customer}) was cancelled`,
    notDue: (order, customer) => `Order ${order} (${customer}) need not be shipped yet`,
    since: (paid, due) => `Paid ${paid} · was to be shipped ${due}`,
    line: (order, customer) => `${order} · ${customer}`,
  },

  track: {
    title: (chat) => `Orders of ${chat}`,
    none: 'There is no order in your name here yet. If you have a question, just write.',
    noneOf: (chat) => `No order of ${chat} yet.`,
    unknown: (order) => `Order ${order} was not found. Please check the number, or just ask here.`,
    nothing: (order) => `Order ${order} was not found.`,
    whose: 'Whose orders? Write in the customer’s topic, or name the order’s number.',
  },

  told: {
    placed: (name, order, shop) =>
      `Hi ${name}, we have noted your order ${order}. Thank you for shopping at ${shop} 🙏`,
    paid: (name, order) =>
      `Hi ${name}, we have received the payment for order ${order}. Thank you, we will get it ready 🙏`,
    packed: (name, order) => `Hi ${name}, your order ${order} is packed and will be on its way soon.`,
    shipped: (name, order, courier) =>
      courier === null
        ? `Hi ${name}, your order ${order} is on its way.`
        : `Hi ${name}, your order ${order} is on its way with ${courier}.`,
    delivered: (name, order) => `Hi ${name}, your order ${order} has arrived. We hope you like it, thank you 🙏`,
    cancelled: (name, order) =>
      `Hi ${name}, your order ${order} was cancelled. If you have a question, just write here.`,
    follow: 'How it stands at any time: type /track',
  },

  markNotSales: (number) => `Not sales #${number}`,
  notSales: (chat) => `The conversation with ${chat} is marked as not about sales and left out of the conversion rate.`,
  sales: (chat) => `The conversation with ${chat} counts for the conversion rate again.`,
  nothingToMark: (chat) => `There is no conversation with ${chat} yet.`,
}
