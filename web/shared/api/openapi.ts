/* Made from /api/openapi.json by `npm run api-client`; not to be edited. */
export interface paths {
    "/api/v1/auth/sms-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a sign-in code by text message; valid for five minutes and five tries. */
        post: operations["SessionsController_sendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in by text message (residents), password (lawyers, operators) or ID card (residents at a kiosk). A first
         *     sign-in by phone or card creates the resident. A session at a kiosk lasts 45 minutes at most, 90 s untouched.
         */
        post: operations["SessionsController_signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges a refresh token for a new pair. It works once: using it again ends the whole family. */
        post: operations["SessionsController_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs out; the session's sockets close within a second. */
        delete: operations["SessionsController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own account. */
        get: operations["MeController_show"];
        put?: never;
        post?: never;
        /**
         * Erases all that is kept of the caller, at once and for good, and ends their sessions. 409 `OPEN_ORDERS`, with
         *     `orders`, while one is open: cancel or complete it first. 403 `UNLOCK_FIRST` for a card alone.
         */
        delete: operations["PrivacyController_erase"];
        options?: never;
        head?: never;
        /** Changes the caller's own account. */
        patch: operations["MeController_change"];
        trace?: never;
    };
    "/api/v1/me/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets the PIN that opens older orders at a kiosk to whoever has the card. */
        put: operations["MeController_setPin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an account that came by ID card a phone: its resident signs in by it at home, and opens older orders at a kiosk. */
        post: operations["MeController_linkPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A new password of one's own, by the one until now; all other sessions end. */
        put: operations["MeController_changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** From now on signing in asks for this authenticator's code. */
        put: operations["MeController_enrol"];
        /** Proposes a secret for an authenticator app; nothing changes until it is confirmed by PUT. */
        post: operations["MeController_propose"];
        /** Signing in asks for the password alone again. */
        delete: operations["MeController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All operators, also those who have left, oldest first. */
        get: operations["OperatorsController_list"];
        put?: never;
        /** Creates an operator, who may sign in at once. */
        post: operations["OperatorsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what colleagues see, and where alarms reach the operator. */
        patch: operations["OperatorsController_change"];
        trace?: never;
    };
    "/api/v1/operators/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An operator has left: signed out everywhere within a second, for good. The last one cannot be closed. */
        post: operations["OperatorsController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operators/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The operator is back, and signs in as before. */
        post: operations["OperatorsController_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A new password for a lawyer or an operator who has lost theirs, or their authenticator: that goes, all sessions end,
         *     and it stays in the account's history who did it. Not for the caller's own: `PUT /me/password`.
         */
        put: operations["StaffAccessController_setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is kept of the caller, as a file to keep; of a session by card alone, as far as it reaches. */
        get: operations["PrivacyController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The twelve boards. */
        get: operations["BoardsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which boards a question in one's own words belongs to, best first. */
        post: operations["BoardsController_triage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lawyers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lawyers' cards in ranked order, each with the reasons for its place. Only those whose licence is valid. */
        get: operations["LawyersController_list"];
        put?: never;
        /** Creates a lawyer, who may sign in at once. */
        post: operations["BureauLawyersController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lawyers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lawyer's card. */
        get: operations["LawyersController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a lawyer: suspend, expire, take off a board. What is on the roster follows, by the same rule. */
        patch: operations["BureauRosterController_changeLawyer"];
        trace?: never;
    };
    "/api/v1/lawyers/{id}/villages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The villages whose visits the lawyer is asked for first. */
        put: operations["BureauLawyersController_setVillages"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/lawyer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lawyer's own card. */
        get: operations["MyLawyerController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the lawyer's own introduction, dialects, towns, capacity. */
        patch: operations["MyLawyerController_change"];
        trace?: never;
    };
    "/api/v1/me/lawyer/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long the lawyer was there in a stretch of time, day by day; two tabs at once count once. */
        get: operations["MyLawyerController_showHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/lawyer/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Open for new orders, or away. Being live takes a heartbeat too. */
        put: operations["MyLawyerController_setAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/towns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Towns where a lawyer may come to, to choose from: by name, 500 at most. */
        get: operations["TownsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller was told, newest first, and how much of it is unread. */
        get: operations["NoticesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks all up to one as read: what came meanwhile stays unread. */
        post: operations["NoticesController_readUpTo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks one as read. */
        post: operations["NoticesController_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All alarms, newest first. */
        get: operations["AlarmsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One alarm with its history and what went out for it; to a lawyer, if it asked for their help. */
        get: operations["AlarmsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The caller sees to it: nobody else is asked for a while. If it stands longer than that, it is raised again. */
        post: operations["AlarmsController_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends what does not end by itself: an override of the roster. */
        post: operations["AlarmsController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shifts that touch a stretch of time, in the order in which they begin. */
        get: operations["RosterController_list"];
        put?: never;
        /** Puts a lawyer on duty. */
        post: operations["BureauRosterController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RosterController_show"];
        put?: never;
        post?: never;
        /** Takes a shift off the roster, of one that has begun the rest; the same 422. */
        delete: operations["BureauRosterController_remove"];
        options?: never;
        head?: never;
        /** Changes a shift; 422 `WOULD_OPEN_GAP` with `gaps` and `substitutes` when a board would lose its cover. */
        patch: operations["BureauRosterController_alter"];
        trace?: never;
    };
    "/api/v1/roster/shifts/{id}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A lawyer takes over somebody else's shift, or a part of it. */
        post: operations["RosterController_takeOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/leaves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leaves, the newest first: a lawyer's own, or all. */
        get: operations["RosterController_listLeaves"];
        put?: never;
        /** A lawyer leaves a shift, or a part of it; 422 `WOULD_OPEN_GAP` with `gaps` and `substitutes` when nobody is left. */
        post: operations["RosterController_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/swaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Swaps, the newest first: what a lawyer asks, is asked, or could take; all for an operator. */
        get: operations["RosterController_listSwaps"];
        put?: never;
        /** Asks a lawyer, or whoever serves the boards, to take over a shift as it is now. */
        post: operations["RosterController_askSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/swaps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RosterController_showSwap"];
        put?: never;
        post?: never;
        /** Takes the question back. */
        delete: operations["RosterController_withdrawSwap"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/swaps/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the shift over; 409 `SWAP_VOID` when it was changed since. */
        post: operations["RosterController_acceptSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/swaps/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RosterController_declineSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the roster has gaps, and how far it reaches. */
        get: operations["CoverageController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/substitutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who could fill the gaps that a board's roster has in a stretch, best first. */
        get: operations["CoverageController_substitutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each board asks of its roster. */
        get: operations["CoverageController_policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/policies/{board}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes what a board asks of its roster; tells the gaps that the next 30 days have by that. */
        put: operations["CoverageController_changePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/closed-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hours in which boards ask for nobody, who decided it and why. */
        get: operations["CoverageController_closedHours"];
        put?: never;
        /** Closes boards for some hours, once or weekly. */
        post: operations["CoverageController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/closed-hours/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Opens the board again, from now on when the hours have begun. */
        delete: operations["CoverageController_open"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public holidays of a year, and the weekend days that are worked for them. */
        get: operations["CalendarController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replaces the days of a year, as a notice of the State Council or the bureau itself says. */
        put: operations["CalendarController_replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether there is a link; the link itself is not kept. */
        get: operations["CalendarFeedController_show"];
        put?: never;
        /**
         * Makes a link to the caller's duty for calendars on phones; the one before it is dead. It takes no `Idempotency-Key`:
         *     a first answer that could be given again would have to be kept, and only a hash of the secret is.
         */
        post: operations["CalendarFeedController_make"];
        /** Revokes the link. */
        delete: operations["CalendarFeedController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The duty behind a lawyer's link, `<secret>.ics`: shifts from 90 days back on. */
        get: operations["CalendarFilesController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All rotations, ended ones too. */
        get: operations["RotationsController_list"];
        put?: never;
        /** Makes a repeating pattern and its shifts, as many days ahead as it says; the rest follows by itself. */
        post: operations["RotationsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/rotations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rotation, with the slots to come that it could give to nobody. */
        get: operations["RotationsController_show"];
        /** Puts an edited pattern in the place of the other, with its shifts that have not begun and that nobody changed. */
        put: operations["RotationsController_change"];
        post?: never;
        /** Ends it: its shifts that have not begun, and that nobody changed, are taken off the roster. */
        delete: operations["RotationsController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/rotations/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an edited pattern would change of the roster, and the gaps that it would open. Changes nothing. */
        post: operations["RotationsController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes shifts for what the roster leaves open, and says what nobody can cover and why. Changes nothing. */
        post: operations["PlannerController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans, the newest first. */
        get: operations["PlannerController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PlannerController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster/plans/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts all of it on the roster; 409 `PLAN_OUTDATED` when it was made from what is no more. Again: the first answer. */
        post: operations["PlannerController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cover there is now: planned, really there, really there with a free place; and who is on duty. */
        get: operations["CoverController_showNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cover there was, in the order of time; where there is nothing, nobody measured. */
        get: operations["CoverController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The share of the time that was covered, by board and all together. */
        get: operations["CoverController_share"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a picture, a voice message of 60 s at most, or a document, to be said in a message of the order. Pictures are
         *     drawn anew, without what they tell of place and camera. 413 and 415 say why in `detail`.
         */
        post: operations["AttachmentsController_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetches an attachment, whole or by `Range`, for the people of its order; before it was said, for its uploader. */
        get: operations["AttachmentsController_fetch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's orders, newest first; for operators all, without what was said. */
        get: operations["OrdersController_list"];
        put?: never;
        /** 点单: places an order. */
        post: operations["ResidentLadderController_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order. A lawyer who has only an offer sees board, urgency, wave and description, not who asks. */
        get: operations["OrdersController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The order's history: each change, who made it and why. */
        get: operations["OrdersController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the order: the lawyer with a summary, or the resident with `{}`. Freezes the conversation. */
        post: operations["OrdersController_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open offers made to the caller, with their deadlines, oldest first. */
        get: operations["LawyerLadderController_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders that the caller could grab now, oldest first. */
        get: operations["LawyerLadderController_pool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接单, 抢单: takes the order. 409 `ALREADY_TAKEN`, `OFFER_EXPIRED`, `NOT_WAITING`, `CAPACITY_REACHED` otherwise. */
        post: operations["LawyerLadderController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 拒单: refuses the offer, with a reason. Whoever is on duty may for a conflict or incapacity only. */
        post: operations["LawyerLadderController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the order on, with a statement of the case: to one lawyer who is asked first, or back to the pool. */
        post: operations["LawyerLadderController_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows, by the resident's one-time code, that the lawyer has come. */
        post: operations["LawyerLadderController_checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a waiting order back. */
        post: operations["ResidentLadderController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 追问: opens a completed online order again, within 7 days; the same lawyer is asked first, if live. */
        post: operations["ResidentLadderController_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 换个版块: moves the order to the board where it belongs, with all that was said; five times at most. */
        put: operations["ResidentLadderController_correctBoard"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 派单: gives a waiting order to a lawyer. */
        post: operations["BureauLadderController_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why whom was asked: the plan, the offers with their scores, who could be asked now and what keeps the others out. */
        get: operations["BureauLadderController_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Call-backs that residents were promised and that are due, the most pressing first. */
        get: operations["BureauLadderController_promises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/promise/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down that the resident was called back. */
        post: operations["BureauLadderController_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log after a place, in order of `seq`. */
        get: operations["ConsultationsController_page"];
        put?: never;
        /** Says something: 201, or 200 with the first answer when the same `clientId` was there before. */
        post: operations["ConsultationsController_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/messages/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether both sides are there, and since when. */
        get: operations["ConsultationsController_presence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Moves the caller's read mark; only ever forward. */
        put: operations["ConsultationsController_markRead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/messages/{seq}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back a message of the caller's own, within two minutes: 201, or 200 with the first answer the second time. */
        post: operations["ConsultationsController_recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's conversations, newest order first, with what is unread in each. */
        get: operations["MyConversationsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of the conversation, for its people to keep: JSON, or a page to print with `Accept: text/html`. */
        get: operations["TranscriptController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consultations/off-platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often each lawyer's words led away from this service (a phone number, an id elsewhere, money); never the words. */
        get: operations["BureauConsultationsController_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said in the caller's own conversations, by any part of it, newest first; not what was taken back. */
        get: operations["SearchController_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/quick-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's quick replies in their own order; with `orderId`, filled in for that order. Sends nothing. */
        get: operations["QuickRepliesController_list"];
        put?: never;
        /** Adds one; a lawyer has a hundred at most. */
        post: operations["QuickRepliesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/quick-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["QuickRepliesController_remove"];
        options?: never;
        head?: never;
        /** Changes the words or the place of one. */
        patch: operations["QuickRepliesController_change"];
        trace?: never;
    };
    "/api/v1/kiosks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All kiosks, also the revoked ones, newest first. */
        get: operations["BureauKiosksController_list"];
        put?: never;
        /** Adds a kiosk. Its code enrols one device, once, within 15 minutes; it is shown here and nowhere else. */
        post: operations["BureauKiosksController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kiosks/{id}/enrolment-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new code, for a code that was not used in time or a device that is replaced: the old device is out at once. */
        post: operations["BureauKiosksController_issueCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kiosks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a kiosk for good: its session ends with its sockets within a second, its key is worth nothing any more. */
        delete: operations["BureauKiosksController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kiosks/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A device becomes the kiosk that the code was made for. */
        post: operations["DeviceKiosksController_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kiosks/{id}/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A nonce to sign in with by card, within 60 seconds. */
        post: operations["DeviceKiosksController_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/current/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Somebody touches the kiosk: the 90 s begin anew. Each request that changes something does the same, but for read
         *     marks and refreshing; over the socket `message:send` and `typing` do.
         */
        put: operations["KioskSessionsController_touch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/current/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens what is older than today to a session that a card alone began: by PIN, or by a code to the account's phone. */
        post: operations["KioskSessionsController_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/current/unlock-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a code to the phone that the account has, so that nobody has to type its number at a kiosk. */
        post: operations["KioskSessionsController_sendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/current/helper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says whether village staff stand by; the lawyers of the open conversations are told. */
        put: operations["KioskSessionsController_help"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says how satisfied the resident is with a segment; may be changed for 24 hours. */
        put: operations["RatingsController_rate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the service does, computed from its rows. */
        get: operations["FiguresController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders placed in a stretch, counted by day, board, lawyer or town; as a table with `Accept: text/csv`. */
        get: operations["StatisticsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs. */
        get: operations["HealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests can be served: the database answers, and the service is not stopping. 503 otherwise. */
        get: operations["HealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus' text format. */
        get: operations["HealthController_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SmsCodeRequest: {
            /** @description Eleven digits that begin with 1. */
            phone: string;
        };
        PresentedCard: {
            /** @description As on the card, rare characters in private places included; white space around it is left out, also of what is signed. */
            name: string;
            /** @description 18 characters by GB 11643. */
            number: string;
            /** @description The last day on which the card is valid, as `2036-01-31`, `20360131` or `2036.01.31`, or `长期`; an expired card is refused. */
            expiresOn?: string;
        };
        SignInRequest: {
            username?: string;
            password?: string;
            card?: components["schemas"]["PresentedCard"];
            /** @enum {string} */
            grant: "sms" | "password" | "idCard";
            phone?: string;
            /** @description The six digits of the text message. */
            code?: string;
            /** @description Six digits of the authenticator, where the account has one. */
            totp?: string;
            /**
             * Format: uuid
             * @description From the kiosk's enrolment.
             */
            kioskId?: string;
            /** @description Of a challenge for this kiosk; whatever comes of it, it works once. */
            nonce?: string;
            /**
             * @description By the kiosk's Ed25519 key, in base64url without padding (86 characters), over the UTF-8 bytes of five lines joined by
             *     `\\n`, with none at the end: `yunlvtuan-kiosk-v1`, the kiosk's id in lower case, the nonce, the card's number with an
             *     upper-case X, the card's name without white space around it.
             */
            signature?: string;
        };
        SessionAccount: {
            /** @enum {string} */
            role: "resident" | "lawyer" | "operator";
            id: string;
            displayName: string;
        };
        KioskSession: {
            /** @description It reaches orders that were placed since; null: all. Asks for PIN or phone code to reach older ones. */
            ordersSince: string | null;
            helperName: string | null;
            kioskId: string;
            /** @description The resident has shown more than the card. */
            unlocked: boolean;
            /** @description Village staff stand by, and the lawyer knows. */
            helping: boolean;
            /** @description When it is over unless somebody touches the kiosk. */
            idleAt: string;
            /** @description When it is over in any case. */
            endsAt: string;
        };
        SessionAnswer: {
            /** @description Opaque; `Authorization: Bearer …`. */
            accessToken: string;
            /** @description When the access token ends. */
            expiresAt: string;
            /** @description Opaque; works once. */
            refreshToken: string;
            account: components["schemas"]["SessionAccount"];
            /** @description Of a session at a kiosk. */
            kiosk?: components["schemas"]["KioskSession"];
        };
        RefreshRequest: {
            refreshToken: string;
        };
        MyCard: {
            /** @description Such as 张*芳. */
            name: string;
            /** @description Such as 3705**********1234. */
            number: string;
        };
        MyAccount: {
            /** @enum {string} */
            role: "resident" | "lawyer" | "operator";
            /** @description Residents who came by ID card. */
            card: components["schemas"]["MyCard"] | null;
            id: string;
            displayName: string;
            /** @description Masked, such as 100****0001. */
            phone: string | null;
            /** @description Lawyers and operators only. */
            username: string | null;
            /** @description Whether signing in asks for the code of an authenticator. */
            totp: boolean;
            createdAt: string;
            /** @description Whether there is a PIN that opens older orders at a kiosk. */
            pin: boolean;
        };
        ChangeMyAccount: {
            /** @description How the person is addressed. Not for lawyers, who go by the name on the licence: the bureau changes it. */
            displayName?: string;
            /** @description Where alarms reach lawyers and operators; null: nowhere. Not for residents, who sign in by theirs. */
            phone?: string | null;
        };
        SetPin: {
            /** @description Six digits; not such as are on the card, one digit six times, or digits in a row. */
            pin: string;
        };
        LinkPhone: {
            phone: string;
            /** @description The six digits of the text message. */
            code: string;
        };
        ChangePassword: {
            password: string;
            /** @description The one until now. */
            current: string;
        };
        AuthenticatorProposal: {
            /** @description Base32. */
            secret: string;
            /** @description `otpauth://totp/…`, for an app to scan. */
            uri: string;
        };
        EnrolAuthenticator: {
            /** @description The secret of the proposal. */
            secret: string;
            code: string;
        };
        AuthenticatorCode: {
            code: string;
        };
        OperatorView: {
            /** @description Masked, such as 100****0001; null: alarms reach this operator at the console alone. */
            phone: string | null;
            /** @description When the account was closed; nobody signs in by it. */
            closedAt: string | null;
            id: string;
            username: string;
            displayName: string;
            /** @description Whether signing in asks for the code of an authenticator. */
            totp: boolean;
            /** @description Whether there is a session that has not ended. */
            signedIn: boolean;
            createdAt: string;
        };
        OperatorPage: {
            nextCursor: string | null;
            items: components["schemas"]["OperatorView"][];
        };
        NewOperator: {
            username: string;
            password: string;
            /** @description How colleagues know this person. */
            displayName: string;
            /** @description Where alarms reach the operator; null: nowhere. */
            phone?: string | null;
        };
        ChangeOperator: {
            displayName?: string;
            /** @description As above. */
            phone?: string | null;
        };
        SetPassword: {
            password: string;
        };
        MyData: {
            /** @description When they signed in and out. */
            sessions: {
                [key: string]: unknown;
            }[];
            notices: {
                [key: string]: unknown;
            }[];
            /** @description What they uploaded; the contents are fetched one by one. */
            attachments: {
                [key: string]: unknown;
            }[];
            /** @description Every entry of every conversation, with its `orderId`. */
            messages: {
                [key: string]: unknown;
            }[];
            /** @description How far they have read. */
            readMarks: {
                [key: string]: unknown;
            }[];
            /** @description When they were last there. */
            presence: {
                [key: string]: unknown;
            }[];
            /** @description Each with its `events`, its `promises` of a call-back, and of how many names the other side was named by. */
            orders: {
                [key: string]: unknown;
            }[];
            ratings: {
                [key: string]: unknown;
            }[];
            exportedAt: string;
            account: components["schemas"]["MyAccount"];
        };
        EraseMyData: {
            /**
             * @description Said on purpose: it cannot be taken back.
             * @enum {boolean}
             */
            confirm: true;
        };
        BoardView: {
            slug: string;
            /** @description Chinese, as residents see it. */
            name: string;
            keywords: string[];
            /** @description Lawyers of the board whose licence is valid. */
            lawyers: number;
            /** @description Those of them who are really there now. */
            live: number;
            /** @description Those on duty now, by the roster. */
            onDuty: number;
        };
        BoardList: {
            /** @description Always null: there are twelve. */
            nextCursor: string | null;
            items: components["schemas"]["BoardView"][];
        };
        TriageRequest: {
            /** @description What happened, in the resident's own words. */
            text: string;
        };
        TriageMatch: {
            slug: string;
            /** @description 0 to 1; the best first. */
            score: number;
            /** @description The keywords that were found. */
            matched: string[];
        };
        TriageAnswer: {
            items: components["schemas"]["TriageMatch"][];
        };
        RatingMean: {
            /**
             * @description Bayesian mean of the levels (1 to 5) with the mean of the lawyer's boards as prior. Ratings enter in groups of five,
             *     so that nobody can tell one resident's from a change.
             */
            mean: number;
            /** @description How many ratings there are. */
            count: number;
        };
        LawyerCard: {
            /** @enum {string} */
            licenceStatus: "valid" | "suspended" | "expired";
            /** Format: date */
            licenceValidUntil: string | null;
            /** @enum {string} */
            availability: "available" | "away";
            /** @description Median of the seconds from offer to acceptance of the last 50 online orders; null while there are none. */
            medianAcceptSeconds: number | null;
            /** @description Why the lawyer stands at this place of the list, in words. */
            reasons: string[];
            id: string;
            name: string;
            firm: string;
            licenceNumber: string;
            boards: string[];
            towns: string[];
            dialects: string[];
            yearsInPractice: number;
            introduction: string;
            /** @description Really there: a workbench that beats, not switched to away, with a valid licence. */
            live: boolean;
            /** @description Orders served just now. */
            load: number;
            /** @description Orders that can be served at a time. */
            capacity: number;
            rating: components["schemas"]["RatingMean"];
            /** @description Orders taken so far. */
            served: number;
        };
        LawyerPage: {
            nextCursor: string | null;
            items: components["schemas"]["LawyerCard"][];
        };
        LawyerView: {
            /** @enum {string} */
            licenceStatus: "valid" | "suspended" | "expired";
            /** Format: date */
            licenceValidUntil: string | null;
            /** @enum {string} */
            availability: "available" | "away";
            /** @description Median of the seconds from offer to acceptance of the last 50 online orders; null while there are none. */
            medianAcceptSeconds: number | null;
            id: string;
            name: string;
            firm: string;
            licenceNumber: string;
            boards: string[];
            towns: string[];
            dialects: string[];
            yearsInPractice: number;
            introduction: string;
            /** @description Really there: a workbench that beats, not switched to away, with a valid licence. */
            live: boolean;
            /** @description Orders served just now. */
            load: number;
            /** @description Orders that can be served at a time. */
            capacity: number;
            rating: components["schemas"]["RatingMean"];
            /** @description Orders taken so far. */
            served: number;
        };
        NewLawyer: {
            /** @description Shown on the card; promises no results. */
            introduction?: string;
            /** @description Towns where the lawyer comes to; the first is where they are at home. */
            towns?: string[];
            dialects?: string[];
            /** @description 3 to 32 of a-z, 0-9, dot, dash, underscore. */
            username: string;
            password: string;
            name: string;
            firm: string;
            /** @description As above. */
            phone?: string | null;
            licenceNumber: string;
            licenceValidUntil?: string | null;
            boards: string[];
            yearsInPractice?: number;
            /** @description How many orders at a time. */
            capacity?: number;
        };
        Village: {
            town: string;
            village?: string;
        };
        Villages: {
            /** @description Replaces those for which the lawyer was responsible; what was another's becomes this one's. */
            villages: components["schemas"]["Village"][];
        };
        HoursOfDay: {
            /**
             * Format: date
             * @description Of the calendar in Asia/Shanghai.
             */
            day: string;
            seconds: number;
        };
        HoursOnline: {
            from: string;
            to: string;
            seconds: number;
            /** @description Every day that the stretch touches, as far as it lies in it. */
            days: components["schemas"]["HoursOfDay"][];
        };
        ChangeMyLawyer: {
            /** @description Shown on the card; promises no results. */
            introduction?: string;
            /** @description Towns where the lawyer comes to; the first is where they are at home. */
            towns?: string[];
            dialects?: string[];
            /** @description How many orders at a time. */
            capacity?: number;
        };
        ChangeAvailability: {
            /** @enum {string} */
            state: "available" | "away";
        };
        TownView: {
            name: string;
            /** @description Lawyers with a valid licence who come there. */
            lawyers: number;
            /** @description Its villages that have a responsible lawyer. */
            villages: string[];
        };
        NoticeView: {
            /** @description Ids and states; what they mean is fetched where it belongs. */
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            readAt: string | null;
            id: string;
            /** @description Such as `alarm.called`. */
            kind: string;
            at: string;
        };
        NoticePage: {
            nextCursor: string | null;
            items: components["schemas"]["NoticeView"][];
            /** @description How many the caller has not read, on all pages. */
            unread: number;
        };
        ReadNotices: {
            /**
             * Format: uuid
             * @description The newest notice that was seen; it and all older ones are read.
             */
            upTo: string;
        };
        UnreadCount: {
            unread: number;
        };
        AlarmPerson: {
            /** @enum {string} */
            role: "lawyer" | "operator";
            id: string;
            displayName: string;
        };
        Acknowledgement: {
            by: components["schemas"]["AlarmPerson"];
            at: string;
            /** @description When it stands longer than this, it is raised again. */
            until: string;
        };
        AlarmView: {
            /** @enum {string} */
            kind: "live_gap" | "roster_override" | "runway" | "bureau_wave";
            board: string | null;
            orderId: string | null;
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            closedAt: string | null;
            acknowledged: components["schemas"]["Acknowledgement"] | null;
            /**
             * @description Who was asked for help last; null: nobody yet.
             * @enum {string|null}
             */
            step: "primary" | "standby" | "board" | "operators" | null;
            id: string;
            /** @description What it is about, within its kind: a board's slug, an order's id, an override's id. */
            subject: string;
            raisedAt: string;
            /** @description How often it was raised again after it had been acknowledged. */
            rounds: number;
            version: number;
        };
        AlarmPage: {
            nextCursor: string | null;
            items: components["schemas"]["AlarmView"][];
        };
        AlarmActor: {
            /** @enum {string} */
            role: "lawyer" | "operator" | "resident" | "system";
            id: string | null;
        };
        AlarmEventView: {
            data: {
                [key: string]: unknown;
            };
            seq: number;
            /** @description Such as `alarm.raised`, `alarm.called`, `alarm.acknowledged`, `alarm.raised_again`, `alarm.closed`. */
            type: string;
            at: string;
            actor: components["schemas"]["AlarmActor"];
            reason?: string;
        };
        DeliveryAttemptView: {
            /** Format: date-time */
            endedAt: string | null;
            /**
             * @description `unsure`: it may have arrived. Null while it is under way.
             * @enum {string|null}
             */
            outcome: "sent" | "refused" | "unsure" | null;
            /** @description Such as `status 503` or `errcode 93000`. */
            detail: string | null;
            /** @description 1, 2, 3, … */
            attempt: number;
            beganAt: string;
        };
        DeliveryView: {
            /** @enum {string} */
            channel: "sms" | "webhook";
            /** @description To whose phone; null for the webhook. */
            accountId: string | null;
            /**
             * @description `unsure` is not sent again: it may have arrived. `failed` was refused too often.
             * @enum {string}
             */
            state: "waiting" | "sending" | "sent" | "unsure" | "failed";
            id: string;
            createdAt: string;
            /** @description Oldest first. */
            attempts: components["schemas"]["DeliveryAttemptView"][];
        };
        AlarmDetail: {
            /** @enum {string} */
            kind: "live_gap" | "roster_override" | "runway" | "bureau_wave";
            board: string | null;
            orderId: string | null;
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            closedAt: string | null;
            acknowledged: components["schemas"]["Acknowledgement"] | null;
            /**
             * @description Who was asked for help last; null: nobody yet.
             * @enum {string|null}
             */
            step: "primary" | "standby" | "board" | "operators" | null;
            id: string;
            /** @description What it is about, within its kind: a board's slug, an order's id, an override's id. */
            subject: string;
            raisedAt: string;
            /** @description How often it was raised again after it had been acknowledged. */
            rounds: number;
            version: number;
            /** @description Its history, oldest first; of a very long one the last 200. */
            events: components["schemas"]["AlarmEventView"][];
            /** @description What went out for it, newest first, at most 200; to a lawyer, what went to them. */
            deliveries: components["schemas"]["DeliveryView"][];
        };
        AcknowledgeAlarm: {
            /**
             * @description For how long nobody else is asked; an alarm that stands longer is raised again.
             * @default 900
             */
            forSeconds: number;
        };
        CloseAlarm: {
            /** @description What was done about it. */
            reason: string;
        };
        ShiftView: {
            /** @enum {string} */
            tier?: "primary" | "standby";
            rotationId: string | null;
            id: string;
            lawyerId: string;
            lawyerName: string;
            boards: string[];
            from: string;
            to: string;
            version: number;
        };
        ShiftPage: {
            nextCursor: string | null;
            items: components["schemas"]["ShiftView"][];
        };
        TakeOver: {
            /**
             * Format: date-time
             * @description Default: now, or when the shift begins.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Not included; default: the end of the shift.
             */
            to?: string;
        };
        LeaveView: {
            id: string;
            shiftId: string;
            lawyerId: string;
            lawyerName: string;
            boards: string[];
            from: string;
            to: string;
            reason: string;
            createdAt: string;
        };
        LeavePage: {
            items: components["schemas"]["LeaveView"][];
            nextCursor: string | null;
        };
        NewLeave: {
            /**
             * Format: date-time
             * @description Default: now, or when the shift begins.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Not included; default: the end of the shift.
             */
            to?: string;
            reason: string;
            /**
             * Format: uuid
             * @description A shift of the lawyer's own.
             */
            shiftId: string;
        };
        TakenLeave: {
            remaining: components["schemas"]["ShiftView"][];
            id: string;
            shiftId: string;
            lawyerId: string;
            lawyerName: string;
            boards: string[];
            from: string;
            to: string;
            reason: string;
            createdAt: string;
        };
        SwapView: {
            /** @enum {string} */
            state: "open" | "accepted" | "declined" | "withdrawn" | "void";
            /** @description Who is asked; null: whoever serves the boards. */
            toLawyerId: string | null;
            /** @description The shift as it is; null: it is gone. */
            shift: components["schemas"]["ShiftView"] | null;
            forShiftId: string | null;
            forShift: components["schemas"]["ShiftView"] | null;
            acceptedBy: string | null;
            settledAt: string | null;
            id: string;
            /** @description Who asks. */
            lawyerId: string;
            shiftId: string;
            reason: string;
            createdAt: string;
        };
        SwapPage: {
            items: components["schemas"]["SwapView"][];
            nextCursor: string | null;
        };
        NewSwap: {
            reason?: string;
            /**
             * Format: uuid
             * @description A shift of the lawyer's own.
             */
            shiftId: string;
            /**
             * Format: uuid
             * @description Who is asked; default: whoever serves the boards.
             */
            lawyerId?: string;
            /**
             * Format: uuid
             * @description A shift of the other's to take in return; needs `lawyerId`.
             */
            forShiftId?: string;
        };
        Override: {
            reason: string;
        };
        NewShift: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Not included.
             */
            to: string;
            /** @enum {string} */
            tier: "primary" | "standby";
            /** Format: uuid */
            lawyerId: string;
            /** @description Slugs of boards that the lawyer serves. */
            boards: string[];
            override?: components["schemas"]["Override"];
        };
        ChangeShift: {
            /**
             * Format: date-time
             * @description Of a shift that has begun, the beginning stays.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Not included.
             */
            to?: string;
            /** @enum {string} */
            tier?: "primary" | "standby";
            /** Format: uuid */
            lawyerId?: string;
            boards?: string[];
            /** @description The version that was looked at; another one is 409. */
            version?: number;
            override?: components["schemas"]["Override"];
        };
        RemoveShift: {
            override?: components["schemas"]["Override"];
        };
        ChangeStanding: {
            /** @description Shown on the card; promises no results. */
            introduction?: string;
            /** @description Towns where the lawyer comes to; the first is where they are at home. */
            towns?: string[];
            dialects?: string[];
            name?: string;
            firm?: string;
            /** @enum {string} */
            licenceStatus?: "valid" | "suspended" | "expired";
            /**
             * Format: date
             * @description The last day on which the licence is valid, `YYYY-MM-DD`; null: no end is known.
             */
            licenceValidUntil?: string | null;
            /** @description Where alarms reach the lawyer; shown to nobody but the lawyer, masked. Null: nowhere. */
            phone?: string | null;
            override?: components["schemas"]["Override"];
            licenceNumber?: string;
            /** @description Slugs; replaces all boards of the lawyer. */
            boards?: string[];
            yearsInPractice?: number;
            /** @description How many orders at a time. */
            capacity?: number;
        };
        GapOverride: {
            id: string;
            reason: string;
            by: string;
            at: string;
        };
        CoverageGap: {
            from: string;
            to: string;
            /** @description Primaries there are. */
            have: number;
            /**
             * @description `never_filled`, or `overridden` by an operator.
             * @enum {string}
             */
            reason: "never_filled" | "overridden";
            override?: components["schemas"]["GapOverride"];
        };
        BoardCoverage: {
            gaps: components["schemas"]["CoverageGap"][];
            /**
             * Format: date-time
             * @description The first instant from now on with a gap, whatever stretch was asked for; null: none in 400 days.
             */
            runway: string | null;
            board: string;
            /** @description Primaries that are asked for at every instant. */
            required: number;
        };
        Coverage: {
            boards: components["schemas"]["BoardCoverage"][];
            from: string;
            to: string;
        };
        Substitute: {
            lawyerId: string;
            name: string;
            board: string;
            from: string;
            to: string;
            rested: boolean;
            live: boolean;
            /** @description In words. */
            reasons: string[];
        };
        SubstituteList: {
            /** @description For each gap of the stretch, five at most; of the first 20 gaps. */
            items: components["schemas"]["Substitute"][];
        };
        CoverPolicyView: {
            board: string;
            primaries: number;
            runwayDays: number;
            version: number;
        };
        CoverPolicies: {
            items: components["schemas"]["CoverPolicyView"][];
        };
        ChangeCoverPolicy: {
            /** @description Primaries that are asked for at every instant. */
            primaries?: number;
            /** @description How many days ahead the roster must reach, before it is warned of. */
            runwayDays?: number;
        };
        OpenedGap: {
            board: string;
            from: string;
            to: string;
            have: number;
            required: number;
        };
        ChangedCoverPolicy: {
            gaps: components["schemas"]["OpenedGap"][];
            board: string;
            primaries: number;
            runwayDays: number;
            version: number;
        };
        ClosedHoursView: {
            id: string;
            board: string;
            from: string;
            to: string;
            reason: string;
            decidedBy: string;
            createdAt: string;
        };
        ClosedHoursPage: {
            items: components["schemas"]["ClosedHoursView"][];
            nextCursor: string | null;
        };
        NewClosedHours: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Not included.
             */
            to: string;
            reason: string;
            boards: string[];
            /** @description The same hours again in each of so many weeks after, by the clock of Asia/Shanghai. */
            weeks?: number;
        };
        ClosedHoursList: {
            items: components["schemas"]["ClosedHoursView"][];
        };
        CalendarDayView: {
            /** @enum {string} */
            kind: "holiday" | "workday";
            day: string;
            name: string;
            source: string;
        };
        CalendarYearView: {
            /** @description In the order of the calendar; none when the year is not known yet. */
            days: components["schemas"]["CalendarDayView"][];
            year: number;
        };
        CalendarDayBody: {
            /**
             * @description A day off, or a day of the weekend that is worked for one.
             * @enum {string}
             */
            kind: "holiday" | "workday";
            name: string;
            day: string;
        };
        CalendarYear: {
            /** @description Who decided it, by which notice. */
            source: string;
            /** @description All days of the year that are not as their weekday says; they take the place of those that were there. */
            days: components["schemas"]["CalendarDayBody"][];
        };
        NewFeed: {
            /** @description To subscribe to in a calendar. It is shown once: whoever has it sees the duty of this lawyer. */
            url: string;
        };
        FeedView: {
            createdAt: string | null;
            exists: boolean;
        };
        SlotBody: {
            /** @description The day on which it begins: 1 is Monday, 7 is Sunday. */
            weekday: number;
            /** @description By the clock on the wall: `HH:MM` or `HH:MM:SS`. */
            from: string;
            /** @description Not included. At or before `from`, it is on the next day; 00:00 to 00:00 is a whole day. */
            to: string;
        };
        RotationView: {
            /** @enum {string} */
            tier: "primary" | "standby";
            endsOn: string | null;
            slots: components["schemas"]["SlotBody"][];
            /** @enum {string} */
            turn: "slot" | "day" | "week";
            endedAt: string | null;
            id: string;
            name: string;
            boards: string[];
            zone: string;
            startsOn: string;
            lawyers: string[];
            rollOutDays: number;
            /** @description What begins before it is on the roster. */
            rolledOutUntil: string;
            version: number;
            createdAt: string;
        };
        RotationPage: {
            items: components["schemas"]["RotationView"][];
            nextCursor: string | null;
        };
        SkippedShiftView: {
            /**
             * @description Why nobody was put on duty: `changed_by_hand` stays as somebody made it.
             * @enum {string}
             */
            reason: "overlap" | "not_of_board" | "not_in_practice" | "licence_ends" | "changed_by_hand";
            lawyerId: string;
            from: string;
            to: string;
        };
        ShownRotation: {
            /** @enum {string} */
            tier: "primary" | "standby";
            endsOn: string | null;
            slots: components["schemas"]["SlotBody"][];
            /** @enum {string} */
            turn: "slot" | "day" | "week";
            endedAt: string | null;
            /** @description Slots to come that nobody was put on duty for. */
            skipped: components["schemas"]["SkippedShiftView"][];
            id: string;
            name: string;
            boards: string[];
            zone: string;
            startsOn: string;
            lawyers: string[];
            rollOutDays: number;
            /** @description What begins before it is on the roster. */
            rolledOutUntil: string;
            version: number;
            createdAt: string;
        };
        NewRotation: {
            name: string;
            /** @enum {string} */
            tier: "primary" | "standby";
            /**
             * @description Whose clock the slots go by.
             * @default Asia/Shanghai
             */
            zone: string;
            /**
             * @description When the next lawyer's turn comes: with each slot, with each day that has slots, or each Monday.
             * @enum {string}
             */
            turn: "slot" | "day" | "week";
            /**
             * @description How far ahead its shifts are made.
             * @default 28
             */
            rollOutDays: number;
            boards: string[];
            /** @description The first day on which a slot begins; turns are counted from it. */
            startsOn: string;
            /** @description The last day on which a slot begins; left out: there is none. */
            endsOn?: string;
            /** @description In the order of their turns; one may have several. */
            lawyers: string[];
            /** @description The slots of a week, which share no time. */
            slots: components["schemas"]["SlotBody"][];
        };
        MadeRotation: {
            /** @enum {string} */
            tier: "primary" | "standby";
            endsOn: string | null;
            slots: components["schemas"]["SlotBody"][];
            /** @enum {string} */
            turn: "slot" | "day" | "week";
            endedAt: string | null;
            skipped: components["schemas"]["SkippedShiftView"][];
            /** @description How many shifts were made. */
            shifts: number;
            id: string;
            name: string;
            boards: string[];
            zone: string;
            startsOn: string;
            lawyers: string[];
            rollOutDays: number;
            /** @description What begins before it is on the roster. */
            rolledOutUntil: string;
            version: number;
            createdAt: string;
        };
        PlannedShiftView: {
            lawyerId: string;
            from: string;
            to: string;
        };
        RotationShiftView: {
            lawyerId: string;
            from: string;
            to: string;
            shiftId: string;
        };
        MovedShiftView: {
            lawyerId: string;
            from: string;
            to: string;
            /** @description Whose it is then. */
            toLawyerId: string;
        };
        RotationGap: {
            board: string;
            from: string;
            to: string;
            have: number;
            required: number;
        };
        RotationPreview: {
            added: components["schemas"]["PlannedShiftView"][];
            removed: components["schemas"]["RotationShiftView"][];
            /** @description The same hours, another lawyer. */
            moved: components["schemas"]["MovedShiftView"][];
            /** @description Changed by hand or begun: they stay, and nothing is planned over them. */
            kept: components["schemas"]["RotationShiftView"][];
            skipped: components["schemas"]["SkippedShiftView"][];
            /** @description What it would open, and nobody may without an override. */
            gaps: components["schemas"]["RotationGap"][];
            /** @description Who could fill the gaps, as the refusal of the change would name them. */
            substitutes?: Record<string, never>[];
        };
        ChangeRotation: {
            name: string;
            /** @enum {string} */
            tier: "primary" | "standby";
            /**
             * @description Whose clock the slots go by.
             * @default Asia/Shanghai
             */
            zone: string;
            /**
             * @description When the next lawyer's turn comes: with each slot, with each day that has slots, or each Monday.
             * @enum {string}
             */
            turn: "slot" | "day" | "week";
            /**
             * @description How far ahead its shifts are made.
             * @default 28
             */
            rollOutDays: number;
            boards: string[];
            /** @description The first day on which a slot begins; turns are counted from it. */
            startsOn: string;
            /** @description The last day on which a slot begins; left out: there is none. */
            endsOn?: string;
            /** @description In the order of their turns; one may have several. */
            lawyers: string[];
            /** @description The slots of a week, which share no time. */
            slots: components["schemas"]["SlotBody"][];
            /** @description The version that was looked at. */
            version: number;
            override?: components["schemas"]["Override"];
        };
        RotationDifference: {
            added: components["schemas"]["PlannedShiftView"][];
            removed: components["schemas"]["RotationShiftView"][];
            /** @description The same hours, another lawyer. */
            moved: components["schemas"]["MovedShiftView"][];
            /** @description Changed by hand or begun: they stay, and nothing is planned over them. */
            kept: components["schemas"]["RotationShiftView"][];
            skipped: components["schemas"]["SkippedShiftView"][];
        };
        ChangedRotation: {
            /** @enum {string} */
            tier: "primary" | "standby";
            endsOn: string | null;
            slots: components["schemas"]["SlotBody"][];
            /** @enum {string} */
            turn: "slot" | "day" | "week";
            endedAt: string | null;
            difference: components["schemas"]["RotationDifference"];
            id: string;
            name: string;
            boards: string[];
            zone: string;
            startsOn: string;
            lawyers: string[];
            rollOutDays: number;
            /** @description What begins before it is on the roster. */
            rolledOutUntil: string;
            version: number;
            createdAt: string;
        };
        EndRotation: {
            override?: components["schemas"]["Override"];
        };
        PlanWish: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Not included.
             */
            to: string;
            /**
             * @description `unavailable` is kept to; the others are where nothing else suffers.
             * @enum {string}
             */
            kind: "avoid" | "prefer" | "unavailable";
            /** Format: uuid */
            lawyerId: string;
        };
        NewPlan: {
            /**
             * Format: date-time
             * @description Not before now.
             */
            from: string;
            /**
             * Format: date-time
             * @description Not included; 92 days later at most.
             */
            to: string;
            /** @description Slugs; left out: all twelve. */
            boards?: string[];
            /**
             * @description Times of day in Asia/Shanghai at which shifts change; no two neighbours more than 12 h apart.
             * @default [
             *       "08:00",
             *       "20:00"
             *     ]
             */
            cuts: string[];
            /**
             * @description Whether each board gets a standby besides.
             * @default true
             */
            standby: boolean;
            /**
             * @description How many boards one lawyer may serve at once.
             * @default 1
             */
            boardsPerShift: number;
            /**
             * @description The same seed gives the same plan; another one decides otherwise where all else is equal.
             * @default 1
             */
            seed: number;
            /** @default [] */
            wishes: components["schemas"]["PlanWish"][];
        };
        PlannedShift: {
            /** @enum {string} */
            tier: "primary" | "standby";
            lawyerId: string;
            lawyerName: string;
            boards: string[];
            from: string;
            to: string;
        };
        LawyersHindered: {
            /** @enum {string} */
            reason: "no_lawyer_of_board" | "licence_ends" | "on_leave" | "on_duty" | "resting";
            /** @description How many lawyers of the board. */
            lawyers: number;
        };
        UncoveredStretch: {
            /** @enum {string} */
            tier: "primary" | "standby";
            /** @description What keeps the board’s lawyers away when it begins. */
            why: components["schemas"]["LawyersHindered"][];
            board: string;
            from: string;
            to: string;
            /** @description How many are missing. */
            missing: number;
        };
        PlannedCoverage: {
            board: string;
            /** @description Stretches with fewer primaries than it asks for. */
            gaps: number;
            gapSeconds: number;
            /** @description Stretches without a standby, if those were asked for. */
            withoutStandby: number;
        };
        LawyerShare: {
            lawyerId: string;
            /** @description Shifts with some time between midnight and six. */
            nights: number;
            /** @description Shifts that begin on a weekend or a holiday. */
            holidays: number;
            hours: number;
        };
        NightSpread: {
            /** @description No plan for these nights, with these lawyers on these boards, has a smaller difference. */
            atBest: number;
            least: number;
            most: number;
        };
        ShareSpread: {
            least: number;
            most: number;
        };
        PlanFairness: {
            lawyers: components["schemas"]["LawyerShare"][];
            /** @description Among those who could serve a night. */
            nights: components["schemas"]["NightSpread"];
            holidays: components["schemas"]["ShareSpread"];
            hours: components["schemas"]["ShareSpread"];
        };
        RosterPlanView: {
            /** Format: date-time */
            acceptedAt: string | null;
            acceptedBy: string | null;
            proposal: components["schemas"]["PlannedShift"][];
            uncovered: components["schemas"]["UncoveredStretch"][];
            coverage: components["schemas"]["PlannedCoverage"][];
            fairness: components["schemas"]["PlanFairness"];
            id: string;
            from: string;
            to: string;
            boards: string[];
            cuts: string[];
            standby: boolean;
            boardsPerShift: number;
            seed: number;
            /** @description How many it proposes. */
            shifts: number;
            createdAt: string;
            createdBy: string;
        };
        PlanSummary: {
            /** Format: date-time */
            acceptedAt: string | null;
            acceptedBy: string | null;
            id: string;
            from: string;
            to: string;
            boards: string[];
            cuts: string[];
            standby: boolean;
            boardsPerShift: number;
            seed: number;
            /** @description How many it proposes. */
            shifts: number;
            createdAt: string;
            createdBy: string;
        };
        PlanPage: {
            items: components["schemas"]["PlanSummary"][];
            nextCursor: string | null;
        };
        AcceptedPlan: {
            id: string;
            acceptedAt: string;
            acceptedBy: string;
            /** @description Ids of the shifts that it put on the roster. */
            shifts: string[];
        };
        OnDutyNow: {
            /** @enum {string} */
            tier: "primary" | "standby";
            lawyerId: string;
            name: string;
            shiftId: string;
            from: string;
            to: string;
            /** @description Really there. */
            live: boolean;
        };
        BoardCover: {
            board: string;
            /** @description How many primaries the board's policy asks for. */
            required: number;
            /** @description In closed hours nobody is asked for. */
            closed: boolean;
            /** @description Lawyers on the roster now, primaries and standbys. */
            planned: number;
            /** @description Lawyers of the board who are really there, on duty or not. */
            live: number;
            /** @description Those of them with a free place. */
            effective: number;
            /** @description The primaries first. */
            onDuty: components["schemas"]["OnDutyNow"][];
        };
        CoverNow: {
            at: string;
            /** @description The twelve in their order. */
            boards: components["schemas"]["BoardCover"][];
        };
        CoverStretchView: {
            board: string;
            from: string;
            to: string;
            planned: number;
            live: number;
            effective: number;
        };
        CoverStretchPage: {
            nextCursor: string | null;
            items: components["schemas"]["CoverStretchView"][];
        };
        BoardShare: {
            /** @description effective ÷ asked, 0 to 1; null when nothing was asked. */
            share: number | null;
            board: string;
            /** @description Outside closed hours. */
            askedSeconds: number;
            /** @description In closed hours. */
            closedSeconds: number;
            /** @description Of those asked: measured at all. The others count as not covered. */
            measuredSeconds: number;
            /** @description Of those asked: somebody was really there with a free place. */
            effectiveSeconds: number;
        };
        CoverSeconds: {
            /** @description effective ÷ asked, 0 to 1; null when nothing was asked. */
            share: number | null;
            /** @description Outside closed hours. */
            askedSeconds: number;
            /** @description In closed hours. */
            closedSeconds: number;
            /** @description Of those asked: measured at all. The others count as not covered. */
            measuredSeconds: number;
            /** @description Of those asked: somebody was really there with a free place. */
            effectiveSeconds: number;
        };
        CoverShare: {
            from: string;
            /** @description Never later than now. */
            to: string;
            boards: components["schemas"]["BoardShare"][];
            /** @description All of these boards together. */
            all: components["schemas"]["CoverSeconds"];
        };
        UploadAttachment: {
            /**
             * Format: uuid
             * @description The order in whose conversation it will be said.
             */
            orderId: string;
            /**
             * Format: binary
             * @description At most 20 MB; its type is found from its bytes.
             */
            file: string;
        };
        AttachmentView: {
            /** @enum {string} */
            kind: "image" | "voice" | "file";
            /**
             * @description `held`: it has not been scanned yet, and the others cannot fetch it; `refused`: something was found in it, it is gone.
             * @enum {string}
             */
            state: "held" | "clean" | "refused";
            id: string;
            /** @description For display only; its ending fits the type. */
            name: string;
            /** @description Its media type, found from its bytes. */
            type: string;
            sizeBytes: number;
            /** @description A picture's, in pixels. */
            width?: number;
            height?: number;
            /** @description A voice message's. */
            durationMs?: number;
        };
        OrderLawyer: {
            id: string;
            name: string;
            firm: string;
        };
        OrderResident: {
            id: string;
            displayName: string;
        };
        VisitView: {
            checkedInAt: string | null;
            town: string;
            /** @description Empty when none was named. */
            village: string;
            place: string;
            from: string;
            to: string;
            /** @description Six digits that the resident shows to the lawyer who comes; for the resident alone. */
            checkInCode?: string;
        };
        OrderKiosk: {
            helperName: string | null;
            name: string;
            town: string;
            village: string;
            /** @description The resident is signed in there now. */
            here: boolean;
            /** @description Village staff stand by, who hear and see what is said. */
            helping: boolean;
        };
        NextStepView: {
            /** @enum {string} */
            wave: "chosen" | "pool" | "duty" | "bureau";
            at: string;
        };
        PromiseView: {
            /**
             * @description Null while it is due.
             * @enum {string|null}
             */
            outcome: "kept" | "broken" | "released" | null;
            promisedAt: string;
            callBy: string;
        };
        OrderRating: {
            comment?: string | null;
            segment: number;
            /** @description 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
            level: number;
            /** @description What the resident said with it, to fill the form again; for the resident alone, as all that follows. */
            reasons?: string[];
            createdAt?: string;
            /** @description Until when it may be changed. */
            changeableUntil?: string;
        };
        SegmentView: {
            /**
             * @description How the lawyer came to it.
             * @enum {string}
             */
            via: "chosen" | "pool" | "duty" | "dispatch";
            firstAnswerAt: string | null;
            endedAt: string | null;
            endReason: string | null;
            /** @description What the lawyer left for the next one when handing the order on; not for operators. */
            statement?: string | null;
            /** @description The resident's own rating of it; null while there is none. For the resident alone. */
            rating?: components["schemas"]["OrderRating"] | null;
            number: number;
            lawyer: components["schemas"]["OrderLawyer"];
            /** @description The order's when the segment began. */
            board: string;
            startedAt: string;
        };
        Summary: {
            /** @description The facts as the resident told them. */
            facts: string;
            /** @description The rule that applies. */
            rule: string;
            /** @description A text, or a list of texts. */
            nextSteps: string | string[];
            /** @description Dates that must not be missed; a text, or a list of texts. */
            deadlines?: string | string[];
            /** @description The other ways there are: settling, mediation, review, arbitration, suing. A text, or a list of texts. */
            alternatives: string | string[];
            /** @description Whether legal aid may apply: true or false, or in words. */
            legalAid: boolean | string;
        };
        OrderView: {
            /** @enum {string} */
            mode: "online" | "offline";
            /** @enum {string} */
            status: "waiting" | "active" | "completed" | "cancelled";
            /**
             * @description The step of the ladder on which a waiting order stands; null otherwise.
             * @enum {string|null}
             */
            wave: "chosen" | "pool" | "duty" | "bureau" | null;
            /** @description When the next thing happens by itself; null once the order is closed. */
            deadlineAt: string | null;
            lawyer: components["schemas"]["OrderLawyer"] | null;
            /** @description Whom the resident picked; for the resident alone. */
            chosenLawyer?: components["schemas"]["OrderLawyer"] | null;
            /** @description Null for a lawyer who has only an offer. */
            resident: components["schemas"]["OrderResident"] | null;
            acceptedAt: string | null;
            completedAt: string | null;
            /** @description Null for online orders. */
            visit: components["schemas"]["VisitView"] | null;
            /** @description Null when it has to do with none, and for a lawyer who has only an offer. */
            kiosk: components["schemas"]["OrderKiosk"] | null;
            /** @description The place among those who wait for the board, from 1; for the resident and operators, while waiting. */
            position?: number | null;
            /** @description How long it took of late on this board, as a median; null when nobody knows. */
            estimateSeconds?: number | null;
            nextStep?: components["schemas"]["NextStepView"] | null;
            promise?: components["schemas"]["PromiseView"] | null;
            /** @description Until when the resident may open it again; null when they may not. */
            reopenUntil?: string | null;
            id: string;
            board: string;
            urgent: boolean;
            /** @description Left out for operators: what was said is confidential. */
            description?: string;
            createdAt: string;
            /** @description Counts the changes of the order. */
            version: number;
            segments: components["schemas"]["SegmentView"][];
            /** @description The lawyer's written advice; for the resident and that lawyer. */
            summary?: components["schemas"]["Summary"] | null;
            /** @description The resident's rating of the last segment; never shown to lawyers. */
            rating?: components["schemas"]["OrderRating"] | null;
            /** @description All that was said in it was erased at its resident's wish. */
            erased?: boolean;
            /** @description In lists, for its people: the last place of its conversation. */
            lastSeq?: number;
            /** @description In lists, for its people: what the other side said, and did not take back, after what the caller has read. */
            unread?: number;
            /**
             * @description What the caller may do now. A resident: `message`, `cancel`, `complete`, `correctBoard`, `reopen` until
             *     `reopenUntil`, `rate` while a segment has no rating or one that may still be changed. A lawyer: `accept`, `decline`,
             *     `message`, `transfer`, `checkIn`, `complete`. An operator: `dispatch`.
             */
            actions: string[];
        };
        OrderPage: {
            nextCursor: string | null;
            items: components["schemas"]["OrderView"][];
        };
        EventActor: {
            /** @enum {string} */
            role: "resident" | "lawyer" | "operator" | "system";
            id: string | null;
        };
        OrderEventView: {
            seq: number;
            type: string;
            at: string;
            actor: components["schemas"]["EventActor"];
            reason?: string;
            data: {
                [key: string]: unknown;
            };
        };
        OrderEventPage: {
            nextCursor: string | null;
            items: components["schemas"]["OrderEventView"][];
        };
        CompleteOrder: {
            /** @description Needed from the lawyer; the resident closes without one. */
            summary?: components["schemas"]["Summary"];
        };
        OfferView: {
            /** @enum {string} */
            wave: "chosen" | "pool" | "duty" | "bureau";
            /** @enum {string} */
            mode: "online" | "offline";
            orderId: string;
            madeAt: string;
            deadlineAt: string;
            board: string;
            urgent: boolean;
            description: string;
        };
        OfferPage: {
            nextCursor: string | null;
            items: components["schemas"]["OfferView"][];
        };
        PoolPage: {
            nextCursor: string | null;
            items: components["schemas"]["OrderView"][];
        };
        DeclineOrder: {
            /** @enum {string} */
            reason: "conflict_of_interest" | "not_my_field" | "serving_another" | "unwell";
            note?: string;
        };
        TransferOrder: {
            reason: string;
            /** @description The case in short, so that nobody has to tell it twice. */
            statement: string;
            /**
             * Format: uuid
             * @description Who is asked first; left out: the pool.
             */
            lawyerId?: string;
        };
        CheckIn: {
            /** @description The six digits that the resident shows. */
            code: string;
        };
        PlaceVisit: {
            town: string;
            village?: string;
            /** @description Where to meet. */
            place: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        PlaceOrder: {
            /** @enum {string} */
            mode: "online" | "offline";
            /** @description What happened, in the resident's own words; the lawyer's first view of the case. */
            description: string;
            /** @description Names of the other side, so that nobody who acts for them is asked. Kept as keyed hashes only. */
            opposingParties?: string[];
            /** @description Only lawyers who speak it are asked. */
            dialect?: string;
            /**
             * @description A board's slug.
             * @enum {string}
             */
            board: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
            /**
             * Format: uuid
             * @description The lawyer whom the resident picked.
             */
            lawyerId?: string;
            /** @description Fraud under way, violence, detention, or a deadline under seven days. */
            urgent?: boolean;
            /** @description Where and when a lawyer is to come; for `offline` orders. */
            visit?: components["schemas"]["PlaceVisit"];
        };
        CancelOrder: {
            reason?: string;
        };
        CorrectBoard: {
            /** @description The slug of the board where the question belongs. */
            board: string;
        };
        DispatchOrder: {
            reason: string;
            /** Format: uuid */
            lawyerId: string;
        };
        PlannedStepView: {
            /** @enum {string} */
            wave: "chosen" | "pool" | "duty" | "bureau";
            /** @enum {string} */
            tier?: "primary" | "standby";
            /** @description Until the bureau's time when left out. */
            forMs?: number;
        };
        AskedView: {
            /** @enum {string} */
            wave: "chosen" | "pool" | "duty" | "bureau";
            /**
             * @description Null while the offer stands.
             * @enum {string|null}
             */
            answer: "accepted" | "declined" | "expired" | "withdrawn" | null;
            answeredAt: string | null;
            reason: string | null;
            /** @description The score when the offer was made, and its parts; null where nobody was compared. */
            score: number | null;
            parts: {
                [key: string]: number;
            } | null;
            lawyerId: string;
            name: string;
            madeAt: string;
            deadlineAt: string;
        };
        CandidateView: {
            parts: {
                [key: string]: number;
            };
            lawyerId: string;
            name: string;
            score: number;
            /** @description In words, best first. */
            reasons: string[];
        };
        DroppedView: {
            lawyerId: string;
            name: string;
            /** @description What kept the lawyer out. `not_available` says no more than that. */
            filters: string[];
        };
        ExplainView: {
            plan: components["schemas"]["PlannedStepView"][];
            /** @description The place in the plan. */
            step: number;
            asked: components["schemas"]["AskedView"][];
            /** @description Who could be asked now. */
            candidates: components["schemas"]["CandidateView"][];
            dropped: components["schemas"]["DroppedView"][];
        };
        PromiseDueView: {
            orderId: string;
            promisedAt: string;
            callBy: string;
        };
        PromiseDuePage: {
            nextCursor: string | null;
            items: components["schemas"]["PromiseDueView"][];
        };
        Sender: {
            /**
             * Format: uuid
             * @description Null: the service itself.
             */
            id: string | null;
            /** @enum {string} */
            role: "resident" | "lawyer" | "system";
            displayName: string;
        };
        EntryView: {
            /** @enum {string} */
            kind: "text" | "image" | "voice" | "file" | "recall" | "join" | "leave" | "notice" | "summary" | "rating_asked";
            /** @description 1, 2, 3, … with no hole and no repeat. */
            seq: number;
            sender: components["schemas"]["Sender"];
            /** @description What was said, or what happened in words. Not there for what was recalled, and for an attachment without words. */
            body?: string;
            /** @description What goes with it; not there for what was recalled. */
            attachment?: components["schemas"]["AttachmentView"];
            /** @description The sender's own id of what was said. */
            clientId?: string;
            /** @description Of a recall: the place of what is recalled. */
            refersTo?: number;
            /** @description Which notice, or why somebody left. */
            code?: string;
            /** @description It was said, and taken back. */
            recalled?: boolean;
            /** @description It was said, and erased with all that was kept of its resident. */
            erased?: boolean;
            at: string;
        };
        ReadBy: {
            resident: number;
            lawyer: number;
        };
        EntryPage: {
            items: components["schemas"]["EntryView"][];
            /** @description The last place in the log. */
            lastSeq: number;
            /** @description How far the caller has read. */
            readSeq: number;
            /** @description How far each side has read. */
            readBy: components["schemas"]["ReadBy"];
            /** @description What others said after that, and did not take back. */
            unread: number;
        };
        PresenceState: {
            /** @enum {string} */
            state: "online" | "offline";
            /**
             * Format: date-time
             * @description Since when.
             */
            since: string;
        };
        PresenceView: {
            /** @description Null: has not been there yet. */
            resident: components["schemas"]["PresenceState"] | null;
            /** @description Null: there is none, or they have not been there yet. */
            lawyer: components["schemas"]["PresenceState"] | null;
        };
        SendMessage: {
            /** @description The client's own id, 1 to 100 characters: the same again gives the same answer, and no second message. */
            clientId: string;
            /** @enum {string} */
            kind: "text" | "image" | "voice" | "file";
            /** @description 1 to 4,000 characters after trimming. */
            body?: string;
            /** Format: uuid */
            attachmentId?: string;
        };
        SentMessage: {
            seq: number;
            at: string;
            /** @description Whether the message was there already. */
            duplicate: boolean;
        };
        MarkRead: {
            /** @description The last place that was read; never goes back. */
            seq: number;
        };
        ReadMarkView: {
            /** @description How far the caller has read. */
            readSeq: number;
        };
        ConversationView: {
            /** @description The latest entry; null before the first. */
            last: components["schemas"]["EntryView"] | null;
            orderId: string;
            board: string;
            status: string;
            closed: boolean;
            /** @description The last place in the log. */
            lastSeq: number;
            /** @description How far the caller has read. */
            readSeq: number;
            /** @description What the other side said after that, and did not take back. */
            unread: number;
        };
        ConversationPage: {
            nextCursor: string | null;
            items: components["schemas"]["ConversationView"][];
        };
        TranscriptSeal: {
            /** @description The last place when the conversation was closed. */
            seq: number;
            /** @description The end of the chain then, in hex; it also stands in the order's history. */
            hash: string;
        };
        TranscriptEntry: {
            /** @enum {string} */
            kind: "text" | "image" | "voice" | "file" | "recall" | "join" | "leave" | "notice" | "summary" | "rating_asked";
            /** @description 1, 2, 3, … with no hole and no repeat. */
            seq: number;
            sender: components["schemas"]["Sender"];
            /** @description What was said, or what happened in words. Not there for what was recalled, and for an attachment without words. */
            body?: string;
            /** @description What goes with it; not there for what was recalled. */
            attachment?: components["schemas"]["AttachmentView"];
            /** @description The sender's own id of what was said. */
            clientId?: string;
            /** @description Of a recall: the place of what is recalled. */
            refersTo?: number;
            /** @description Which notice, or why somebody left. */
            code?: string;
            /** @description It was said, and taken back. */
            recalled?: boolean;
            /** @description It was said, and erased with all that was kept of its resident. */
            erased?: boolean;
            at: string;
            /** @description SHA-256 of the entry as it is stored, in hex; also of what was taken back. */
            hash: string;
        };
        Transcript: {
            /** @description Null while the conversation has never been closed. */
            seal: components["schemas"]["TranscriptSeal"] | null;
            orderId: string;
            board: string;
            boardName: string;
            description: string;
            createdAt: string;
            resident: string;
            /** @description Whoever served, in turn. */
            lawyers: string[];
            entries: components["schemas"]["TranscriptEntry"][];
            /** @description The end of the chain: each link is SHA-256 of the link before and the entry's hash. */
            hash: string;
            /** @description Whether the entries are those that were sealed; true without a seal. */
            intact: boolean;
            /** @description When this copy was made. */
            at: string;
        };
        OffPlatformCount: {
            lawyerId: string;
            name: string;
            /** @description Notices that were raised. */
            count: number;
        };
        OffPlatformCounts: {
            /** @description Most first; whoever had none is not among them. */
            lawyers: components["schemas"]["OffPlatformCount"][];
        };
        Highlight: {
            from: number;
            /** @description The place after the last unit. */
            to: number;
        };
        SearchHit: {
            orderId: string;
            board: string;
            entry: components["schemas"]["EntryView"];
            /** @description Where in `entry.body` it stands: the first 20 times. */
            highlights: components["schemas"]["Highlight"][];
        };
        SearchPage: {
            nextCursor: string | null;
            /** @description Newest first. A long search may give fewer than asked for, and still have a `nextCursor`. */
            items: components["schemas"]["SearchHit"][];
        };
        QuickReplyView: {
            id: string;
            title: string;
            body: string;
            /** @description 1, 2, 3, … in the order of the list. */
            position: number;
            createdAt: string;
            /** @description The text for the order that was asked for. */
            filled?: string;
        };
        QuickReplyPage: {
            nextCursor: string | null;
            items: components["schemas"]["QuickReplyView"][];
        };
        NewQuickReply: {
            title: string;
            /** @description May leave open, 20 times at most: `{{resident}}`, `{{lawyer}}`, `{{firm}}`, `{{board}}`, `{{orderNumber}}`. */
            body: string;
            /** @description The place in the list, from 1; the last one when it is further. Left out: the last one. */
            position?: number;
        };
        ChangeQuickReply: {
            title?: string;
            /** @description As for a new one. */
            body?: string;
            /** @description Moves it to this place; the others make room. */
            position?: number;
        };
        KioskView: {
            /**
             * @description `new`: no device yet, or none any more.
             * @enum {string}
             */
            state: "new" | "enrolled" | "revoked";
            enrolledAt: string | null;
            /** @description Until when the code that is out can be used; null when there is none. */
            codeExpiresAt: string | null;
            /** @description When it last showed its key, or was touched in a session. */
            lastSeenAt: string | null;
            revokedAt: string | null;
            id: string;
            name: string;
            town: string;
            village: string;
            createdAt: string;
            /** @description Somebody is signed in at it. */
            inUse: boolean;
        };
        KioskPage: {
            nextCursor: string | null;
            items: components["schemas"]["KioskView"][];
        };
        NewKiosk: {
            /** @description How the bureau calls it. */
            name: string;
            town: string;
            village: string;
        };
        EnrolmentCode: {
            /** @description The kiosk's. */
            id: string;
            /** @description Eight characters without those that look alike; works once. */
            enrolmentCode: string;
            expiresAt: string;
        };
        Ed25519PublicKey: {
            /** @enum {string} */
            kty: "OKP";
            /** @enum {string} */
            crv: "Ed25519";
            /** @description 32 bytes in base64url. */
            x: string;
            /** @enum {string} */
            alg?: "EdDSA" | "Ed25519";
            ext?: boolean;
            key_ops?: string[];
        };
        EnrolKiosk: {
            /** @description As the operator was shown it; case, spaces and dashes do not matter. */
            enrolmentCode: string;
            /** @description Of a key that was made on the device and never leaves it. */
            publicKey: components["schemas"]["Ed25519PublicKey"];
        };
        EnrolledKiosk: {
            kioskId: string;
            name: string;
            town: string;
            village: string;
        };
        Challenge: {
            /** @description To be signed with the card; works once, whatever comes of it. See `signature` of `POST /auth/sessions`. */
            nonce: string;
            expiresAt: string;
        };
        UnlockSession: {
            pin?: string;
            code?: string;
            phone?: string;
        };
        UnlockCodeSent: {
            /** @description Masked, such as 100****0001. */
            phone: string;
        };
        SetHelper: {
            /** @description Who; the lawyer is told. */
            helperName?: string;
            /** @description Whether village staff stand by, who hear and see what is said. */
            helping: boolean;
        };
        RateOrder: {
            reasons?: string[];
            comment?: string;
            /** @description 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
            level: number;
            /** @description Which stretch of the order; the last one when left out. */
            segment?: number;
        };
        RatingView: {
            comment: string | null;
            changedAt: string | null;
            segment: number;
            level: number;
            reasons: string[];
            createdAt: string;
            /** @description Until when it may be changed. */
            changeableUntil: string;
        };
        Spread: {
            /** @description Null while there is nothing to measure. */
            median: number | null;
            p95: number | null;
        };
        Figures: {
            /** @description Share of the ratings with one of the three upper levels, 0 to 1; null while nobody has rated. Silence is not satisfaction: read it with `responseRate`. */
            satisfaction: number | null;
            /** @description rated ÷ served, 0 to 1; null while nothing was served. */
            responseRate: number | null;
            /**
             * @description Share of the time of the last 30 days, over all boards and outside closed hours, in which somebody was really there
             *     with a free place; null until cover was measured. Time that was not measured counts as not covered.
             */
            effectiveCoverShare: number | null;
            /** @description The instant of which they tell. */
            at: string;
            /** @description Lawyers whose licence is valid. */
            lawyers: number;
            /** @description Orders in which a lawyer has answered. */
            consultationsAnswered: number;
            /** @description Hours that lawyers were really there, all together; two connections at once count once. */
            hoursOnline: number;
            /** @description Offline jobs that lawyers took out of the pool (抢单). */
            offlineJobsGrabbed: number;
            /** @description Segments that a lawyer took on. */
            served: number;
            /** @description Segments that residents rated. */
            rated: number;
            /** @description From placing to acceptance. */
            timeToAcceptSeconds: components["schemas"]["Spread"];
            /** @description From acceptance to the lawyer's first word. */
            timeToFirstAnswerSeconds: components["schemas"]["Spread"];
        };
        StatisticsRow: {
            /** @description Median of the seconds from placing to the first acceptance; null when nobody accepted. */
            acceptSeconds: number | null;
            /** @description Median of the seconds from acceptance to the lawyer's first word. */
            firstAnswerSeconds: number | null;
            /** @description Share of the ratings with one of the three upper levels, 0 to 1; null while there are none. */
            satisfaction: number | null;
            /** @description A day in Asia/Shanghai (`YYYY-MM-DD`), a board's slug, a lawyer's id, or a town's name; empty when none is known. */
            key: string;
            /** @description As people call it. */
            name: string;
            /** @description Orders; by lawyer, those that the lawyer took on, each counted with every lawyer who did. */
            orders: number;
            /** @description Those in which a lawyer has answered. */
            answered: number;
            /** @description By lawyer, those that ended with this one. */
            completed: number;
            /** @description By lawyer, those of the orders that were cancelled later. */
            cancelled: number;
            /** @description How many segments residents rated. */
            rated: number;
        };
        Statistics: {
            /** @enum {string} */
            by: "day" | "board" | "lawyer" | "town";
            /** @description Days, boards and towns in their order; lawyers by how much they did. */
            items: components["schemas"]["StatisticsRow"][];
            from: string;
            to: string;
        };
        HealthAnswer: Record<string, never>;
        FieldFaultDocument: {
            field: string;
            message: string;
        };
        ProblemDocument: {
            type: string;
            title: string;
            status: number;
            /** @description Stable, in SCREAMING_SNAKE_CASE. */
            code: string;
            detail: string;
            errors?: components["schemas"]["FieldFaultDocument"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    SessionsController_sendCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsCodeRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    SessionsController_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    SessionsController_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    SessionsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MeController_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyAccount"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    PrivacyController_erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseMyData"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MeController_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMyAccount"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyAccount"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MeController_setPin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPin"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MeController_linkPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkPhone"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyAccount"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MeController_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MeController_enrol: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolAuthenticator"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MeController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticatorProposal"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MeController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthenticatorCode"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OperatorsController_list: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OperatorsController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOperator"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OperatorsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOperator"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OperatorsController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OperatorsController_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    StaffAccessController_setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    PrivacyController_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyData"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BoardsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardList"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BoardsController_triage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriageRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriageAnswer"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    LawyersController_list: {
        parameters: {
            query: {
                /** @description Part of the name, firm or introduction. */
                q?: string;
                town?: string;
                dialect?: string;
                /** @description A board's slug. */
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
                /** @description Only those who are really there now, or only those who are not. */
                live?: boolean;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawyerPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauLawyersController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLawyer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawyerView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    LawyersController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawyerView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauRosterController_changeLawyer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeStanding"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawyerView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauLawyersController_setVillages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Villages"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Villages"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MyLawyerController_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawyerView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MyLawyerController_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMyLawyer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawyerView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MyLawyerController_showHours: {
        parameters: {
            query?: {
                from?: string;
                /** @description Not included. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoursOnline"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MyLawyerController_setAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAvailability"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawyerView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    TownsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TownView"][];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    NoticesController_list: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
                /** @description Only those that were not read yet, or only those that were. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    NoticesController_readUpTo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNotices"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    NoticesController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    AlarmsController_list: {
        parameters: {
            query: {
                kind?: "live_gap" | "roster_override" | "runway" | "bureau_wave";
                /** @description Only those that stand, or only those that are over. */
                open?: boolean;
                /** @description A board's slug. */
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    AlarmsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmDetail"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    AlarmsController_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeAlarm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    AlarmsController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseAlarm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_list: {
        parameters: {
            query: {
                from?: string;
                /** @description Not included. */
                to?: string;
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
                lawyer?: string;
                /** @description How many items at most. */
                limit: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauRosterController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShift"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauRosterController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveShift"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauRosterController_alter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeShift"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_takeOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeOver"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_listLeaves: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeavePage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_leave: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLeave"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenLeave"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_listSwaps: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
                state?: "open" | "accepted" | "declined" | "withdrawn" | "void";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwapPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_askSwap: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSwap"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwapView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_showSwap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwapView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_withdrawSwap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwapView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_acceptSwap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwapView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RosterController_declineSwap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwapView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverageController_show: {
        parameters: {
            query?: {
                from?: string;
                /** @description Not included. */
                to?: string;
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverageController_substitutes: {
        parameters: {
            query: {
                from?: string;
                /** @description Not included. */
                to?: string;
                board: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstituteList"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverageController_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverPolicies"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverageController_changePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCoverPolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedCoverPolicy"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverageController_closedHours: {
        parameters: {
            query: {
                /** @description What is not over by then; default: now. */
                from?: string;
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedHoursPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverageController_close: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClosedHours"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedHoursList"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverageController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CalendarController_show: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYearView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CalendarController_replace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarYear"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYearView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CalendarFeedController_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CalendarFeedController_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewFeed"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CalendarFeedController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CalendarFilesController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RotationsController_list: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotationPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RotationsController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRotation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeRotation"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RotationsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownRotation"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RotationsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRotation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedRotation"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RotationsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndRotation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedRotation"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RotationsController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRotation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotationPreview"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    PlannerController_propose: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPlanView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    PlannerController_list: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    PlannerController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPlanView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    PlannerController_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedPlan"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverController_showNow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverNow"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverController_history: {
        parameters: {
            query: {
                from?: string;
                /** @description Not included. */
                to?: string;
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
                /** @description How many items at most. */
                limit: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverStretchPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    CoverController_share: {
        parameters: {
            query?: {
                from?: string;
                /** @description Not included. */
                to?: string;
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverShare"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    AttachmentsController_upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadAttachment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    AttachmentsController_fetch: {
        parameters: {
            query: {
                /** @description A picture's small WebP, at most 320 pixels wide and high, instead of the picture. */
                thumbnail: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, to be saved or shown from memory */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OrdersController_list: {
        parameters: {
            query: {
                status?: "waiting" | "active" | "completed" | "cancelled";
                mode?: "online" | "offline";
                /** @description Those that wait on this step of the ladder. */
                wave?: "chosen" | "pool" | "duty" | "bureau";
                /** @description `false`: those in which a lawyer is, and has not said a first word yet. */
                answered?: false;
                /** @description By when they were placed. */
                first?: "newest" | "oldest";
                /** @description A board's slug. */
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ResidentLadderController_place: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OrdersController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OrdersController_events: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderEventPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    OrdersController_complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    LawyerLadderController_open: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    LawyerLadderController_pool: {
        parameters: {
            query: {
                mode?: "online" | "offline";
                /** @description A board's slug. */
                board?: "traffic-accident" | "criminal" | "contract" | "family" | "labor" | "debt" | "housing" | "land" | "tort-injury" | "consumer-fraud" | "business" | "administrative";
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    LawyerLadderController_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    LawyerLadderController_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineOrder"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    LawyerLadderController_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    LawyerLadderController_checkIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ResidentLadderController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ResidentLadderController_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ResidentLadderController_correctBoard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectBoard"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauLadderController_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DispatchOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauLadderController_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauLadderController_promises: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseDuePage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauLadderController_keep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ConsultationsController_page: {
        parameters: {
            query: {
                /** @description Entries with a later place than this. */
                after: number;
                /** @description The last entries with an earlier place than this: a long log is opened at its end, and read backwards. */
                before?: number;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ConsultationsController_send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessage"];
            };
        };
        responses: {
            /** @description The same clientId was there before: the first answer again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessage"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ConsultationsController_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ConsultationsController_markRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkRead"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadMarkView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    ConsultationsController_recall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was taken back before: the first answer again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessage"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    MyConversationsController_list: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    TranscriptController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcript"];
                    "text/html": string;
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauConsultationsController_count: {
        parameters: {
            query?: {
                /** @description From when on; otherwise the last 30 days. */
                from?: string;
                /** @description Until when, exclusive; otherwise now. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffPlatformCounts"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    SearchController_search: {
        parameters: {
            query: {
                /** @description Any part of what was said, from one character on, as it stands: no wildcards. Case and width do not matter. */
                q: string;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    QuickRepliesController_list: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
                /** @description An order of the caller's, to fill in what the texts leave open. */
                orderId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReplyPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    QuickRepliesController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuickReply"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReplyView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    QuickRepliesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    QuickRepliesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeQuickReply"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReplyView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauKiosksController_list: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskPage"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauKiosksController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body gives the first answer again; the same key with another body is 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKiosk"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentCode"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauKiosksController_issueCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentCode"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    BureauKiosksController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    DeviceKiosksController_enrol: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolKiosk"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledKiosk"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    DeviceKiosksController_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    KioskSessionsController_touch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskSession"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    KioskSessionsController_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnlockSession"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskSession"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    KioskSessionsController_sendCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnlockCodeSent"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    KioskSessionsController_help: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetHelper"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KioskSession"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    RatingsController_rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingView"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    FiguresController_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figures"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    StatisticsController_show: {
        parameters: {
            query: {
                from?: string;
                /** @description Not included. */
                to?: string;
                /** @description By what the orders of the stretch are counted. */
                by: "day" | "board" | "lawyer" | "town";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                    "text/csv": string;
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    HealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    HealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    HealthController_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem, by its `code` */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
}
