export {
  beginPost,
  countTry,
  forgetPosts,
  keepPost,
  notePostBounced,
  postedOften,
  putPostOff,
  resendPost,
  settlePost,
  takeDuePost,
  wakePosts,
  type BegunPost,
  type DuePost,
} from './due-posts.ts'
export { drawn, type Piece } from './drawn.ts'
export { noSender, post, senderOf } from './post.ts'
export type { Posted, Posting, PostWriter, Said } from './posting.ts'
