import type { Group, Notification } from '../model/index.ts'

/** Of the inbox what is meant and was not looked at. */
export const unreadAmong = (groups: readonly Group[], isMeant: (news: Notification) => boolean): Group[] =>
  groups.flatMap((group) => {
    const notifications = group.notifications.filter((news) => news.unread && isMeant(news))
    return notifications.length > 0 ? [{ ...group, notifications }] : []
  })
