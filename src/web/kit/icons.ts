/** Tabler’s icons that Farley shows, by name: `npm run gen` puts them into icons.svg. The whole set weighs more than the app. */
export const icons = [
  'adjustments-horizontal', 'affiliate', 'alarm', 'alarm-snooze', 'alert-circle', 'alert-triangle', 'archive', 'arrow-back-up',
  'arrow-down', 'arrow-left', 'arrow-merge', 'arrow-right', 'arrow-up', 'arrows-exchange', 'arrows-right',
  'arrows-sort', 'at', 'bell', 'bell-off', 'bell-ringing', 'bookmark', 'briefcase', 'building', 'building-store',
  'cake', 'calendar-event', 'camera', 'cash', 'check', 'checkbox', 'chevron-down', 'chevron-left', 'chevron-right',
  'chevron-up', 'circle', 'circle-check', 'circle-dashed', 'circle-x', 'clock', 'columns-3', 'copy',
  'corner-down-left', 'currency-euro', 'current-location', 'database-import', 'device-desktop', 'dots', 'download',
  'external-link', 'eye', 'eye-off', 'file', 'file-import', 'filter', 'fingerprint', 'flag', 'flask', 'folder', 'folder-off',
  'folder-open', 'folder-plus', 'forms', 'hand-stop', 'headset', 'heart', 'heart-handshake', 'help-circle', 'history', 'home',
  'grip-vertical', 'home-heart', 'hourglass', 'inbox', 'info-circle', 'key', 'keyboard', 'layout-kanban', 'layout-list',
  'layout-sidebar', 'layout-sidebar-right', 'link', 'list-check', 'list-details', 'lock', 'logout', 'mail', 'map-2',
  'map-pin', 'menu-2', 'message-circle', 'microphone', 'minus', 'moon', 'note', 'notebook', 'package', 'paperclip', 'pencil',
  'phone', 'photo', 'pin', 'pinned-off', 'player-play', 'player-stop', 'plus', 'printer', 'progress', 'refresh', 'repeat', 'rotate',
  'search', 'selector', 'send', 'settings', 'share', 'shopping-cart', 'shield-check', 'shield-off', 'speakerphone', 'star',
  'signature', 'star-filled', 'sun', 'table', 'tag', 'target', 'template', 'target-arrow', 'thumb-down', 'timeline', 'trash', 'trending-down',
  'trending-up', 'trophy', 'upload', 'user', 'user-check', 'user-circle', 'user-cog', 'user-minus', 'user-off',
  'user-plus', 'user-star', 'users', 'video', 'wifi-off', 'world', 'x',
  // What is written.
  'bold', 'italic', 'underline', 'strikethrough', 'list', 'list-numbers', 'quote', 'clear-formatting', 'braces',
  'corner-up-left', 'corner-up-left-double', 'corner-up-right', 'mail-forward',
  // Kinds of record of a company's own may have these.
  'tool', 'engine', 'truck', 'car', 'ship', 'plane', 'building-factory-2', 'building-warehouse', 'door', 'contract',
  'certificate', 'id', 'receipt', 'device-mobile', 'cpu', 'stethoscope', 'school', 'ticket', 'paw', 'plant',
] as const // prettier-ignore
