import { Alarm, AlarmCall } from './alarms/alarm.entity.js';
import { Attachment } from './attachments/attachment.entity.js';
import { Board } from './boards/board.entity.js';
import {
  Conversation,
  Entry,
  ReadMark,
  ResidentPresence,
  TalkLimit,
} from './conversations/conversation.entities.js';
import { SearchChunk, SearchDue, SearchProgress } from './consultations/search.entities.js';
import { Account } from './identity/account.entity.js';
import { AccessToken, Session, SmsCode, SpentRefreshToken } from './identity/session.entities.js';
import { Kiosk, KioskChallenge } from './kiosks/kiosk.entities.js';
import { Lawyer, LawyerBoard, LawyerLease, ResponsibleLawyer } from './lawyers/lawyer.entities.js';
import {
  BoardRatings,
  LawyerFigures,
  BoardWeights,
  RatingPlace,
  Standing,
} from './lawyers/ranking.entities.js';
import {
  CallBackPromise,
  Offer,
  OpposingParty,
  Order,
  OrderMove,
  Segment,
  Visit,
} from './orders/order.entities.js';
import { Event, IdempotencyKeyRow, MasterKey, RateBucket } from './platform/platform.entities.js';
import { QuickReply } from './quick-replies/quick-reply.entity.js';
import {
  ClosedHours,
  CoverOverride,
  CoverPolicy,
  Leave,
  OverriddenGap,
  Swap,
} from './roster/roster.entities.js';
import { Shift } from './roster/shift.entity.js';
import { RosterPlan } from './planner/roster-plan.entity.js';
import { Rotation, RotationSkip } from './rotations/rotation.entity.js';
import { CalendarDay, CalendarFeed } from './calendar/calendar.entities.js';
import { CoverStretch } from './cover/cover-history.entity.js';
import { Delivery, DeliveryAttempt, Notice } from './notifications/notification.entities.js';
import { OnlineDay } from './statistics/online-day.entity.js';
import { Rating } from './ratings/rating.entity.js';

/** Every table as the code knows it; a test compares them with what the migrations make. */
export const ENTITIES = [
  AccessToken,
  Account,
  Alarm,
  AlarmCall,
  Attachment,
  Board,
  CalendarDay,
  CalendarFeed,
  ClosedHours,
  CoverOverride,
  CoverPolicy,
  CoverStretch,
  Delivery,
  DeliveryAttempt,
  Leave,
  Notice,
  OnlineDay,
  OverriddenGap,
  RosterPlan,
  Rotation,
  RotationSkip,
  Swap,
  BoardRatings,
  CallBackPromise,
  Conversation,
  Entry,
  Event,
  IdempotencyKeyRow,
  Kiosk,
  KioskChallenge,
  Lawyer,
  LawyerBoard,
  LawyerFigures,
  LawyerLease,
  MasterKey,
  Offer,
  OpposingParty,
  Order,
  OrderMove,
  QuickReply,
  RateBucket,
  BoardWeights,
  Rating,
  RatingPlace,
  ReadMark,
  ResidentPresence,
  ResponsibleLawyer,
  SearchChunk,
  SearchDue,
  SearchProgress,
  Segment,
  Session,
  Shift,
  SmsCode,
  SpentRefreshToken,
  Standing,
  TalkLimit,
  Visit,
];
