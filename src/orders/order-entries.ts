import type { Told } from '../conversations/conversation-log.service.js';
import type { Actor } from '../platform/events/event.js';
import type { OrderVerb } from './order-flow.contract.js';

/** Who is no longer the lawyer of the order leaves for one of these reasons; the words are for the resident. */
const LEAVES: Record<string, string> = {
  silence: '律师没有及时回复，正在为您另找律师',
  missed: '律师没有按时到场，正在为您另找律师',
  licence: '律师暂时不能执业，正在为您另找律师',
  board_corrected: '版块已更正，正在为您另找律师，说过的内容都会带过去',
  transferred: '律师把咨询转给了下一位律师，说过的内容都会带过去，不用重讲',
};

interface Move {
  verb: OrderVerb;
  actor: Actor;
  reason?: string;
  change?: { lawyerId?: string | null };
  formerLawyerId?: string | null;
}

/** What a move of an order leaves in its conversation, for everybody in it to see. */
export function entriesOf({ verb, actor, reason, change, formerLawyerId }: Move): Told[] {
  switch (verb) {
    case 'accept':
    case 'dispatch':
      return [{ kind: 'join', senderId: change!.lawyerId!, body: '律师加入了咨询' }];
    case 'lapse':
      return [leave(formerLawyerId!, reason ?? 'silence')];
    case 'transfer':
      return [leave(formerLawyerId!, 'transferred')];
    case 'correctBoard':
      return formerLawyerId
        ? [leave(formerLawyerId, 'board_corrected')]
        : [{ kind: 'notice', code: 'board_corrected', body: '版块已更正' }];
    case 'relabel':
      return [{ kind: 'notice', code: 'board_corrected', body: '版块已更正，律师不变' }];
    case 'complete':
      return [
        ...(actor.role === 'lawyer'
          ? [{ kind: 'summary', senderId: actor.id!, body: '律师写好了咨询意见书' } as const]
          : []),
        { kind: 'notice', code: 'closed', body: '咨询已结束' },
        { kind: 'rating_asked', body: '请为这次服务打分' },
      ];
    case 'cancel':
      return [{ kind: 'notice', code: 'cancelled', body: '点单已取消' }];
    case 'reopen':
      return [{ kind: 'notice', code: 'reopened', body: '咨询重新开始' }];
    default:
      return [];
  }
}

function leave(senderId: string, code: string): Told {
  return { kind: 'leave', senderId, code, body: LEAVES[code] };
}
