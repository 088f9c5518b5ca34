import { Platform1700000000001 } from './0001-platform.js';
import { Identity1700000000002 } from './0002-identity.js';
import { Boards1700000000003 } from './0003-boards.js';
import { Lawyers1700000000004 } from './0004-lawyers.js';
import { Orders1700000000005 } from './0005-orders.js';
import { Conversations1700000000006 } from './0006-conversations.js';
import { Ratings1700000000007 } from './0007-ratings.js';
import { Ranking1700000000008 } from './0008-ranking.js';
import { Roster1700000000009 } from './0009-roster.js';
import { Visits1700000000010 } from './0010-visits.js';
import { Promises1700000000011 } from './0011-promises.js';
import { Attachments1700000000012 } from './0012-attachments.js';
import { QuickReplies1700000000013 } from './0013-quick-replies.js';
import { Search1700000000014 } from './0014-search.js';
import { Notifications1700000000015 } from './0015-notifications.js';
import { Alarms1700000000016 } from './0016-alarms.js';
import { Cover1700000000017 } from './0017-cover.js';
import { Planner1700000000018 } from './0018-planner.js';
import { Kiosks1700000000019 } from './0019-kiosks.js';
import { Privacy1700000000020 } from './0020-privacy.js';

/** Every migration, in order. Named one by one: a glob finds nothing once the code is bundled or transformed. */
export const MIGRATIONS = [
  Platform1700000000001,
  Identity1700000000002,
  Boards1700000000003,
  Lawyers1700000000004,
  Orders1700000000005,
  Conversations1700000000006,
  Ratings1700000000007,
  Ranking1700000000008,
  Roster1700000000009,
  Visits1700000000010,
  Promises1700000000011,
  Attachments1700000000012,
  QuickReplies1700000000013,
  Search1700000000014,
  Notifications1700000000015,
  Alarms1700000000016,
  Cover1700000000017,
  Planner1700000000018,
  Kiosks1700000000019,
  Privacy1700000000020,
];
