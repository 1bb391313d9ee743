import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { bookingsRoutes } from './bookings-routes.ts'
import { bookedFile, bookedPage } from './page/booked-page.ts'
import { bookPage } from './page/book-page.ts'
import { pageRules } from './page-rules.ts'
import { bookingPost } from './telling/booking-post.ts'
import { tellWhoBooked } from './telling/tell-who-booked.ts'

export default {
  model,
  rules: [pageRules],
  reactions: [tellWhoBooked],
  posts: [bookingPost],
  pages: [bookPage, bookedPage, bookedFile],
  // Whoever has a link opens a booking with it.
  staying: ['booking_link'],
  routes: bookingsRoutes,
  forgets: (ids) => [
    {
      what: 'bookings',
      query: {
        text: 'delete from booking where person_id = any ($1::uuid[]) or page_id = any ($1::uuid[]) or meetings && $1::uuid[]',
        values: [ids],
      },
    },
  ],
  tells: (ids) => [
    {
      what: say('Meetings that they booked themselves'),
      columns: { name: say('Name'), address: say('Address'), zone: say('Time zone'), at: say('When') },
      query: {
        text: 'select name, address, zone, made_at as at from booking where person_id = any ($1::uuid[]) order by made_at',
        values: [ids],
      },
    },
  ],
} satisfies Room
