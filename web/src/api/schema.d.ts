/* Written by `npm run client` from the server's schema. Do not edit. */
export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Accounts
         * @description Accounts of the own subtree.
         */
        get: operations["list_accounts"];
        put?: never;
        /**
         * Create Account
         * @description Give a person an account, without any role yet.
         */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Account
         * @description Close an account.
         */
        post: operations["close_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Account
         * @description Open a closed account again.
         */
        post: operations["open_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description Set a new password.
         */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign Role
         * @description Let an account hold a role.
         */
        post: operations["assign_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{account_id}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw Role
         * @description Take a role from an account.
         */
        delete: operations["withdraw_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/area-releases/{release_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Area Release
         * @description Confirm as a second person, or refuse with a reason.
         */
        post: operations["decide_area_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments/{assignment_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Assignment
         * @description Accept a task.
         */
        post: operations["accept_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments/{assignment_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Block Assignment
         * @description It cannot go on, and why.
         */
        post: operations["block_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments/{assignment_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Assignment
         * @description Done, with its result.
         */
        post: operations["finish_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments/{assignment_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Assignment
         * @description Start, or go on after a block.
         */
        post: operations["start_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments/{assignment_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Assignment
         * @description Checked by the desk.
         */
        post: operations["verify_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Audit Entries
         * @description The audit trail of the own subtree, newest first. Reading it is itself an entry.
         */
        get: operations["list_audit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Audit Heads
         * @description The heads of all chains of the own subtree, to be printed and compared.
         */
        get: operations["list_audit_heads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Audit
         * @description Check a chain of the own subtree against its links, its head and the anchors; says where it breaks first.
         */
        post: operations["verify_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/call-receivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Call Receivers
         * @description Authorities outside the own area that a call may be handed to; their names are public.
         */
        get: operations["list_call_receivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commanders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Commanders
         * @description Who may be named commander (at most 500); with an incident, what speaks against each for it.
         */
        get: operations["list_commanders"];
        put?: never;
        /**
         * List Commander
         * @description Put a person on the list, or write a new certificate over the old one.
         */
        post: operations["list_commander"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commanders/{qualification_id}/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Commander Ready
         * @description Say that somebody can be called, or cannot.
         */
        post: operations["set_commander_ready"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Contacts
         * @description The contact book: own subtree and the authorities above.
         */
        get: operations["list_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{person_id}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Phone
         * @description Show a phone number in full; the look is audited.
         */
        post: operations["reveal_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{person_id}/reached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Reached
         * @description The contact was called and answered.
         */
        post: operations["note_reached"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coordinates/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Convert Coordinates
         * @description A pair of numbers understood in its system, and given in another.
         */
        post: operations["convert_coordinates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coverage-studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Coverage Study
         * @description Have reckoned what the teams on the register cover, as planned and as ready now.
         */
        post: operations["ask_coverage_study"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dictionaries/command": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Command Dictionaries
         * @description Words of every code list of this room, in Chinese and English.
         */
        get: operations["command_dictionaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dictionaries/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Incident Dictionaries
         * @description Words of every code list of this room, in Chinese and English.
         */
        get: operations["incident_dictionaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dictionaries/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Register Dictionaries
         * @description The words of every code list and of every register's fields, in Chinese and English; the same for everybody.
         */
        get: operations["register_dictionaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dictionaries/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Simulation Dictionaries
         * @description Words of every code list of this room, in Chinese and English.
         */
        get: operations["simulation_dictionaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatch-recommendations/{recommendation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Recommendation
         * @description One recommendation as it was computed.
         */
        get: operations["get_recommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatch-recommendations/{recommendation_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Recommendation
         * @description Keep what a person made of a recommendation.
         */
        post: operations["decide_recommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Dispatch
         * @description One order.
         */
        get: operations["get_dispatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Arrive Dispatch
         * @description 到场.
         */
        post: operations["arrive_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Dispatch
         * @description Withdraw an order from a team that has not left yet.
         */
        post: operations["cancel_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check In Dispatch
         * @description The control point confirms an arrival; without the equipment that counts the clock runs on.
         */
        post: operations["check_in_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/departure-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look At Departure
         * @description How long the team lasts on what it carries, what runs out first, and where on the way it can be filled up.
         */
        get: operations["look_at_departure"];
        put?: never;
        /**
         * Check Departure
         * @description Keep the check with the order.
         */
        post: operations["check_departure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Position
         * @description Where the team is, by its own phone, or by the desk on its word.
         */
        post: operations["report_position"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive Dispatch
         * @description 接令. The team's own people, or the desk on their word; so are all steps below.
         */
        post: operations["receive_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Dispatch
         * @description The team cannot go, and says why.
         */
        post: operations["refuse_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Dispatch
         * @description 撤出.
         */
        post: operations["release_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/rest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rest Dispatch
         * @description 轮换.
         */
        post: operations["rest_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return Dispatch
         * @description 归建.
         */
        post: operations["return_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/turn-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn Out Dispatch
         * @description 出动.
         */
        post: operations["turn_out_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo Dispatch
         * @description Take an order back before it has left.
         */
        post: operations["undo_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{dispatch_id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work Dispatch
         * @description 作业.
         */
        post: operations["work_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Divisions
         * @description Divisions right under a parent (the provinces without one), in force today or on a day; or all of a level.
         */
        get: operations["list_divisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Division
         * @description One division, also one that is no longer in force.
         */
        get: operations["get_division"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Division At
         * @description The county at a position, and whether that is known by its ground or guessed by the nearest seat.
         */
        get: operations["get_division_at"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/grounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Division Grounds
         * @description The grounds of the counties inside a division; an empty list when no boundaries are loaded.
         */
        get: operations["list_division_grounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Enterprises
         * @description Enterprises of the own subtree. ``q`` is words of the name, a code or a telephone number.
         */
        get: operations["list_enterprises"];
        put?: never;
        /**
         * Add Enterprise
         * @description Enter one site of an enterprise.
         */
        post: operations["add_enterprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{enterprise_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Enterprise
         * @description One enterprise with contacts, hazards and the origin of each value.
         */
        get: operations["get_enterprise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Enterprise
         * @description Correct an enterprise.
         */
        patch: operations["change_enterprise"];
        trace?: never;
    };
    "/api/enterprises/{enterprise_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Enterprise
         * @description Say that values were asked for and found true.
         */
        post: operations["confirm_enterprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{enterprise_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Enterprise Contacts
         * @description Show the contacts' numbers in full; the look is audited.
         */
        post: operations["reveal_enterprise_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/bbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Enterprises In Box
         * @description Enterprises inside a box, at most 500, and how many there are.
         */
        get: operations["list_enterprises_in_box"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Enterprises
         * @description The listed enterprises as a table that can be imported again.
         */
        get: operations["export_enterprises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Enterprises Near
         * @description The nearest enterprises.
         */
        get: operations["list_enterprises_near"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries/{entry_id}/exit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Exit
         * @description Out again.
         */
        post: operations["log_exit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/equipment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Equipment
         * @description The ledger of equipment over all teams of the own subtree: command vehicles, body-worn kit and the rest.
         */
        get: operations["list_equipment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/expert-calls/{call_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Expert Call
         * @description What came of it.
         */
        post: operations["answer_expert_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Experts
         * @description Experts of the own subtree and of the bodies above, those that can come first (at most 500).
         */
        get: operations["list_experts"];
        put?: never;
        /**
         * Add Expert
         * @description Enter an expert.
         */
        post: operations["add_expert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts/{expert_id}": {
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
        /**
         * Change Expert
         * @description Correct an expert of the own subtree.
         */
        patch: operations["change_expert"];
        trace?: never;
    };
    "/api/experts/{expert_id}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Expert Phone
         * @description The whole number; who asked is kept in the audit trail.
         */
        post: operations["reveal_expert_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts/{expert_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Expert State
         * @description Note whether an expert can come.
         */
        post: operations["set_expert_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Experts
         * @description The experts of the own subtree as a table that can be imported again.
         */
        get: operations["export_experts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish First Run
         * @description Make the root organisation and the three administrators; the link works once.
         */
        post: operations["finish_first_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/first-run/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check First Run
         * @description Whether a first-run link can still be used.
         */
        get: operations["check_first_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hazards
         * @description Major hazards of the own subtree. ``q`` is words of the name or of a substance.
         */
        get: operations["list_hazards"];
        put?: never;
        /**
         * Add Hazard
         * @description Enter a major hazard of an enterprise.
         */
        post: operations["add_hazard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{hazard_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hazard
         * @description One major hazard with substances, tanks, the three who answer for it, and the origin of each value.
         */
        get: operations["get_hazard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Hazard
         * @description Correct a major hazard.
         */
        patch: operations["change_hazard"];
        trace?: never;
    };
    "/api/hazards/{hazard_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Hazard
         * @description Say that values were asked for and found true.
         */
        post: operations["confirm_hazard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{hazard_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Hazard Contacts
         * @description Show the numbers of the three who answer for it; the look is audited.
         */
        post: operations["reveal_hazard_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/bbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hazards In Box
         * @description Major hazards inside a box, at most 500, and how many there are.
         */
        get: operations["list_hazards_in_box"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Hazards
         * @description The listed hazards as a table that can be imported again.
         */
        get: operations["export_hazards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hazards Near
         * @description The nearest major hazards.
         */
        get: operations["list_hazards_near"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Health
         * @description Health of the web process.
         */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Help Requests
         * @description Requests of the own area and of those below, the newest first (at most 200).
         */
        get: operations["list_help_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help-requests/{help_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Help
         * @description Help comes, or not, and why.
         */
        post: operations["answer_help"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help-requests/{help_id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive Help
         * @description The receipt of the body that was asked.
         */
        post: operations["receive_help"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help-requests/{help_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Help
         * @description The asker no longer needs it.
         */
        post: operations["withdraw_help"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Imports
         * @description Batches of the own subtree, newest first.
         */
        get: operations["list_imports"];
        put?: never;
        /**
         * Upload Import
         * @description Upload an xlsx file; it is read and checked in the background.
         */
        post: operations["upload_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Import
         * @description One batch.
         */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Import
         * @description Check again with the columns as they are matched.
         */
        post: operations["check_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Commit Import
         * @description Write what was checked.
         */
        post: operations["commit_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard
         * @description Drop a batch that was not committed.
         */
        post: operations["discard_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Errors
         * @description The rows with errors as a table of the same columns, each with the reason; to be mended and uploaded again.
         */
        get: operations["get_import_errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Match Columns
         * @description Say which column is which, and check.
         */
        post: operations["match_import_columns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Points
         * @description Three positions of the batch as they will be stored, to be looked at on the map before the commit.
         */
        get: operations["list_import_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Back
         * @description Take the whole batch back within seven days.
         */
        post: operations["take_import_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rows
         * @description Rows of a batch, by verdict.
         */
        get: operations["list_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{batch_id}/rows/{number}": {
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
        /**
         * Correct Row
         * @description Correct a row in place.
         */
        patch: operations["correct_import_row"];
        trace?: never;
    };
    "/api/imports/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Registers
         * @description The registers that can be imported, with their columns, in the reader's language.
         */
        get: operations["list_import_registers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/registers/{registry}/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Template
         * @description An empty table with the register's columns, drop-downs and one example row.
         */
        get: operations["get_import_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incident-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Incident Types
         * @description Kinds of accident with their words, teams and skills.
         */
        get: operations["list_incident_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Incidents
         * @description Incidents, newest first.
         */
        get: operations["list_incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Incident
         * @description One incident.
         */
        get: operations["get_incident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/area-release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Area Release Standing
         * @description What was measured where, what still forbids to lift the area, and who asked or confirmed.
         */
        get: operations["area_release_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/area-releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Area Release
         * @description Ask that the area in force be lifted: refused while anything is missing.
         */
        post: operations["ask_area_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Assignment
         * @description Give a task.
         */
        post: operations["give_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/casualties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct Casualties
         * @description Correct the casualty figures.
         */
        post: operations["correct_casualties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Incident
         * @description Put the incident into the archive.
         */
        post: operations["close_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/command/{term_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Command
         * @description Take command: only the person named can.
         */
        post: operations["accept_command"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/command/nominate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nominate Commander
         * @description Name who is to take command.
         */
        post: operations["nominate_commander"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Incident
         * @description It is true.
         */
        post: operations["confirm_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declare Controlled
         * @description The danger is under control.
         */
        post: operations["declare_controlled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/dispatch-recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recommend Dispatch
         * @description Rank the teams that can go, with reasons, and say why the others are left out.
         */
        post: operations["recommend_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/dispatches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dispatch Team
         * @description Order a team; the order leaves after five seconds unless it is undone.
         */
        post: operations["dispatch_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Incident Duplicates
         * @description Other incidents that may be the same accident.
         */
        get: operations["incident_duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Response
         * @description End the response.
         */
        post: operations["end_response"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Entries
         * @description People go into a control zone.
         */
        post: operations["log_entries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate Incident
         * @description Begin the evaluation.
         */
        post: operations["evaluate_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/evidence.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Evidence
         * @description Everything on record of an incident, sealed for its investigation; the export is audited.
         */
        get: operations["export_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/expert-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call Expert
         * @description Note that an expert is asked.
         */
        post: operations["call_expert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/false-alarm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge False Alarm
         * @description Nothing happened; the record is kept.
         */
        post: operations["judge_false_alarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grade Incident
         * @description Give the first grade.
         */
        post: operations["grade_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Incident To
         * @description Let a body outside the area see the incident until a time.
         */
        post: operations["open_incident_to"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/grants/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Incident To
         * @description End a body's view of the incident.
         */
        post: operations["close_incident_to"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/help-bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Help Bodies
         * @description Who can be asked for help: the body above, those that border, those that have free teams for it (at most 20).
         */
        get: operations["list_help_bodies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/help-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Help
         * @description Ask the nearest authority above, or the body that is named, for help.
         */
        post: operations["ask_help"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/location": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Locate Incident
         * @description Correct the place.
         */
        post: operations["locate_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/measuring-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Measuring Point
         * @description Name a place where gas is looked for, or state that there is none of its kind.
         */
        post: operations["add_measuring_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Incident
         * @description The call told of an accident that is known already.
         */
        post: operations["merge_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Note
         * @description Write something into the log.
         */
        post: operations["add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/onsite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Establish Post
         * @description The command post stands.
         */
        post: operations["establish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/outgoing-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft Report
         * @description Begin a report with what is known.
         */
        post: operations["draft_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/packet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * First Hour Packet
         * @description What a captain must know before getting out: it goes with every order.
         */
        get: operations["first_hour_packet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/regrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Regrade Incident
         * @description Change the grade by later figures.
         */
        post: operations["regrade_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Incident
         * @description It has flared up again.
         */
        post: operations["reopen_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/report-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose Report Profile
         * @description Say by which limits this incident is reported; open clocks are set anew.
         */
        post: operations["choose_report_profile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Leader
         * @description Ask the leader on duty to merge the call or to judge it a false alarm.
         */
        post: operations["ask_leader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/requests/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Request
         * @description Say no to what was asked.
         */
        post: operations["decline_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/respond": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Respond To Incident
         * @description Start the own body's response, or change its level.
         */
        post: operations["respond_to_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/room": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Incident Room
         * @description The incident room: the timeline folded, and its lines.
         */
        get: operations["incident_room"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Incident Sheet
         * @description The report sheet (F02) for printing.
         */
        get: operations["incident_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Simulations
         * @description The runs of an incident, newest first (at most 100).
         */
        get: operations["list_simulations"];
        put?: never;
        /**
         * Run Simulation
         * @description Run once and answer with the first result; the ensemble refines it in the background.
         */
        post: operations["run_simulation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/simulations/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draft Simulation
         * @description What a run would rest on now: every input with its origin.
         */
        get: operations["draft_simulation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/supply-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order Supplies
         * @description Order supplies; each piece is held at once, or the whole is refused.
         */
        post: operations["order_supplies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/supply-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan Supplies
         * @description From stores to needs: usable stock by flow, the fastest way, trucks; what cannot be met is said.
         */
        post: operations["plan_supplies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Incident Timeline
         * @description Timeline entries after a number, with what each changed.
         */
        get: operations["incident_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer Incident
         * @description Hand the call to the body whose area it lies in.
         */
        post: operations["transfer_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Incident
         * @description Begin to check.
         */
        post: operations["verify_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/weather": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record Weather
         * @description Keep what somebody measured or saw at the scene.
         */
        post: operations["record_weather"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/weather/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Weather
         * @description Have the weather service asked in the background, where one is set up.
         */
        post: operations["ask_weather"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Raise Withdrawal
         * @description 撤离信号: everybody out. While one stands it is the answer, so that many hands may press at once.
         */
        post: operations["raise_withdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{incident_id}/zone-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Zone Proposals
         * @description The proposed and decided areas of an incident, newest first (at most 100).
         */
        get: operations["list_zone_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/joint-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Joint Plans
         * @description Joint proposals of the own scope and those below, newest first (at most 20).
         */
        get: operations["list_joint_plans"];
        put?: never;
        /**
         * Ask Joint Plan
         * @description Solve the open incidents of the own scope together, in the background.
         */
        post: operations["ask_joint_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/joint-plans/{joint_plan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Joint Plan
         * @description One joint proposal as it was computed.
         */
        get: operations["get_joint_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/joint-plans/{joint_plan_id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adopt Joint Plan
         * @description Order every team of an option by one act; all of them or none.
         */
        post: operations["adopt_joint_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/joint-plans/{joint_plan_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject Joint Plan
         * @description Keep that the proposal is not followed, and why.
         */
        post: operations["reject_joint_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Map Sources
         * @description What the map is made of, of what date, and what is missing.
         */
        get: operations["get_map_sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/measuring-points/{point_id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record Gas Reading
         * @description Keep what an instrument showed.
         */
        post: operations["record_gas_reading"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Assignments
         * @description The tasks of the own teams, due soonest first (at most 100).
         */
        get: operations["my_assignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/dispatches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Dispatches
         * @description The orders to the own teams, newest first (at most 100).
         */
        get: operations["my_dispatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Withdrawals
         * @description The signals to the own teams, those that stand first (at most 20).
         */
        get: operations["my_withdrawals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Organisations
         * @description Organisations of the own subtree.
         */
        get: operations["list_organisations"];
        put?: never;
        /**
         * Add Organisation
         * @description Hang a new organisation under one of the own subtree.
         */
        post: operations["add_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Organisation
         * @description One organisation.
         */
        get: operations["get_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Organisation
         * @description Correct an organisation.
         */
        patch: operations["change_organisation"];
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Outgoing Report
         * @description One report with every text it had and to whom each went.
         */
        get: operations["get_outgoing_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Report
         * @description Approve it, or sign what was approved by word.
         */
        post: operations["approve_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}/approve-orally": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Report Orally
         * @description Note the leader's word; the leader signs later.
         */
        post: operations["approve_report_orally"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard Report
         * @description Give it up before it was sent.
         */
        post: operations["discard_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Edit Report
         * @description Another text; an approval falls with the text it was for.
         */
        post: operations["edit_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}/redraft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redraft Report
         * @description Draft it anew from what is known now.
         */
        post: operations["redraft_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return Report
         * @description Give it back with a remark.
         */
        post: operations["return_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Report
         * @description Note that the approved version has gone to a receiver.
         */
        post: operations["send_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing-reports/{outgoing_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Report
         * @description Lay it before the duty leader.
         */
        post: operations["submit_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People
         * @description People of the own subtree.
         */
        get: operations["list_people"];
        put?: never;
        /**
         * Add Person
         * @description Enter a person.
         */
        post: operations["add_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}": {
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
        /**
         * Change Person
         * @description Correct a person.
         */
        patch: operations["change_person"];
        trace?: never;
    };
    "/api/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Places
         * @description Places by Chinese name, pinyin, initials, code or a whole address; the own area's first, then the nearest.
         */
        get: operations["search_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Places Near
         * @description Places nearest to a position.
         */
        get: operations["list_places_near"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Promises
         * @description Promises of the orders in sight, what is due soonest first (at most 500).
         */
        get: operations["list_promises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/promises/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Promise Record
         * @description Orders kept over orders counted for each indicator, over a period of issue; nothing happened is null.
         */
        get: operations["promise_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reach
         * @description A picture of what lies within reach of a position; needs the routing engine.
         */
        get: operations["get_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Report Tasks
         * @description Reports that are owed, soonest due first (at most 500).
         */
        get: operations["list_report_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report-tasks/{task_id}/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Report Sent
         * @description Note that an owed report has gone out.
         */
        post: operations["mark_report_sent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reporting-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reporting Profiles
         * @description By which limits reports may be owed, with sources and marks.
         */
        get: operations["list_reporting_profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reports
         * @description Calls, newest first.
         */
        get: operations["list_reports"];
        put?: never;
        /**
         * Receive Report
         * @description Take a call; it opens an incident.
         */
        post: operations["receive_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/reveal-caller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Caller
         * @description The caller's name and number; the look is recorded.
         */
        post: operations["reveal_caller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Hints
         * @description What the platform knows while the call lasts: caller, duplicates, hazards and people near the place.
         */
        get: operations["report_hints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/road-closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Road Closures
         * @description Closed and slow roads: in force, still to come, or of the last 30 days; the newest first.
         */
        get: operations["list_road_closures"];
        put?: never;
        /**
         * Close Road
         * @description Close or slow what lies within an area, under a line, or the road that was pointed at; `road.ban` alone bans dangerous goods only.
         */
        post: operations["close_road"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/road-closures/{closure_id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift Road Closure
         * @description Open the road again.
         */
        post: operations["lift_road_closure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/road-closures/{closure_id}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revise Road Closure
         * @description Say that a closure still holds, until when, or how slow the road is.
         */
        post: operations["revise_road_closure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/road-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Road Data
         * @description What travel times rest on now, of what date, and why on nothing better.
         */
        get: operations["get_road_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roles
         * @description Every role, what it may do, and which roles it excludes.
         */
        get: operations["list_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Routes
         * @description The way that the travel time stands for, with its manoeuvres, and others if there are any.
         */
        get: operations["list_routes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/self-support": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Self Support
         * @description What each team of the own subtree carries for working away from home, and how long the least of it lasts.
         */
        get: operations["list_self_support"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/self-support/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Self Support
         * @description What one team in sight carries, and how long the least of it lasts.
         */
        get: operations["get_self_support"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/self-support/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Self Support
         * @description The same as a table to be filled in and imported again; what nobody counted stands open.
         */
        get: operations["export_self_support"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Who is signed in, with which rights; also hands out the page token.
         */
        get: operations["get_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw Qr
         * @description Draw the address of a new one-time code, so that no secret leaves for a foreign drawing service.
         */
        post: operations["draw_qr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shifts
         * @description The roster.
         */
        get: operations["list_shifts"];
        put?: never;
        /**
         * Plan Shift
         * @description Put a shift on the roster.
         */
        post: operations["plan_shift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulations/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Simulation
         * @description One run with its zones.
         */
        get: operations["get_simulation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulations/{run_id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adopt Simulation
         * @description Take the area of a run as the one that counts.
         */
        post: operations["adopt_simulation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulations/{run_id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Simulations
         * @description This run beside a former one.
         */
        get: operations["compare_simulations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulations/{run_id}/exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Simulation Exposure
         * @description Who and what stands inside the zones at an hour of the day (now by default).
         */
        get: operations["simulation_exposure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulations/{run_id}/report.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Simulation Report Word
         * @description The report of a run as a Word document.
         */
        get: operations["simulation_report_word"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulations/{run_id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Simulation Report Pdf
         * @description The report of a run as PDF.
         */
        get: operations["simulation_report_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulations/{run_id}/shelter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Simulation Shelter
         * @description What staying indoors saves at a point, and when its windows must be opened.
         */
        get: operations["simulation_shelter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/siting-studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Siting Study
         * @description Have reckoned where bases should stand, with proof.
         */
        post: operations["ask_siting_study"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Studies
         * @description Studies asked for in the own subtree, newest first.
         */
        get: operations["list_studies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Study
         * @description One study with its answer, once there is one.
         */
        get: operations["get_study"];
        put?: never;
        post?: never;
        /**
         * Remove Study
         * @description Take a finished study away.
         */
        delete: operations["remove_study"];
        options?: never;
        head?: never;
        /**
         * Rename Study
         * @description Give a study another name.
         */
        patch: operations["rename_study"];
        trace?: never;
    };
    "/api/studies/{study_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Study
         * @description Stop a study; its process is ended.
         */
        post: operations["cancel_study"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Studies
         * @description Two finished studies of one kind side by side.
         */
        get: operations["compare_studies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Coverage View
         * @description A coverage study seen from one side: any limit, any set of bases, any factor on the travel times.
         */
        get: operations["get_coverage_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/export.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Study Document
         * @description A finished study as a Word document.
         */
        get: operations["export_study_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/export.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Study Map
         * @description The bases and points of a finished study with their state; the questions are those of the coverage view.
         */
        get: operations["export_study_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Study Workbook
         * @description A finished study as a workbook.
         */
        get: operations["export_study_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-bases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Supply Bases
         * @description Supply bases of the province.
         */
        get: operations["list_supply_bases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-bases/{base_id}/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Supply Lot
         * @description Enter a batch into a store of the own subtree.
         */
        post: operations["add_supply_lot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Supply Items
         * @description What stores hold, with units.
         */
        get: operations["list_supply_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Supply Lots
         * @description Batches in the stores of the province, with what of them may be promised (at most 1,000).
         */
        get: operations["list_supply_lots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-lots/{lot_id}": {
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
        /**
         * Change Supply Lot
         * @description Note a count, a loan, a fault or a lock of a batch.
         */
        patch: operations["change_supply_lot"];
        trace?: never;
    };
    "/api/supply-lots/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Supply Lots
         * @description The stock of the own subtree's stores, batch by batch, as a table that can be imported again.
         */
        get: operations["export_supply_lots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-orders/{order_id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Arrive Supply Order
         * @description It is at the scene.
         */
        post: operations["arrive_supply_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Supply Order
         * @description It is not sent; the stock is free again.
         */
        post: operations["cancel_supply_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-orders/{order_id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Supply Order
         * @description It has left the store.
         */
        post: operations["issue_supply_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-plans/{supply_plan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Supply Plan
         * @description One plan as it was computed.
         */
        get: operations["get_supply_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supply-plans/{supply_plan_id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order Supply Plan
         * @description Order all of a plan; each piece is held at once, or the whole is refused.
         */
        post: operations["order_supply_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surroundings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Surroundings
         * @description What lies around a point, with people at an hour of the day (now by default); unknown headcounts stay unknown.
         */
        get: operations["get_surroundings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Targets
         * @description Protection targets of the own subtree.
         */
        get: operations["list_targets"];
        put?: never;
        /**
         * Add Target
         * @description Enter a protection target.
         */
        post: operations["add_target"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets/{target_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Target
         * @description One protection target with its headcounts and the origin of each value.
         */
        get: operations["get_target"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Target
         * @description Correct a protection target.
         */
        patch: operations["change_target"];
        trace?: never;
    };
    "/api/targets/{target_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Target
         * @description Say that values were asked for and found true.
         */
        post: operations["confirm_target"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets/{target_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Target Contact
         * @description Show the contact's number in full; the look is audited.
         */
        post: operations["reveal_target_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets/bbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Targets In Box
         * @description Protection targets inside a box, at most 500, and how many there are.
         */
        get: operations["list_targets_in_box"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Targets
         * @description The listed targets as a table that can be imported again.
         */
        get: operations["export_targets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Targets Near
         * @description The nearest protection targets.
         */
        get: operations["list_targets_near"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Teams
         * @description Teams of the own subtree; with ``all_in_sight`` also the bases and teams that serve it.
         */
        get: operations["list_teams"];
        put?: never;
        /**
         * Add Team
         * @description Enter a team under an organisation of the own subtree.
         */
        post: operations["add_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Team
         * @description One team in sight, with equipment and the origin of each value.
         */
        get: operations["get_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Team
         * @description Correct a team of the own subtree.
         */
        patch: operations["change_team"];
        trace?: never;
    };
    "/api/teams/{team_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Team
         * @description Say that values were asked for and found true.
         */
        post: operations["confirm_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{team_id}/equipment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Team Equipment
         * @description Enter equipment of a team.
         */
        post: operations["add_team_equipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{team_id}/equipment/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Team Equipment
         * @description Take equipment out; the audit trail keeps it.
         */
        delete: operations["remove_team_equipment"];
        options?: never;
        head?: never;
        /**
         * Change Team Equipment
         * @description Correct equipment, its state or the day of its check.
         */
        patch: operations["change_team_equipment"];
        trace?: never;
    };
    "/api/teams/{team_id}/essentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Team Essentials
         * @description What a team carries for working away from home, as counted; what nobody counted is unknown.
         */
        get: operations["list_team_essentials"];
        put?: never;
        /**
         * Count Team Essentials
         * @description Note what was counted; kinds that are not named, and what is not said of a kind, stay as they are.
         */
        post: operations["count_team_essentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{team_id}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Team Readiness
         * @description The last twenty declarations, newest first.
         */
        get: operations["list_team_readiness"];
        put?: never;
        /**
         * Declare Team Readiness
         * @description Declare what the running shift can send.
         */
        post: operations["declare_team_readiness"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{team_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Team Status
         * @description Between missions: on standby, training, out of service. Missions set their states themselves.
         */
        post: operations["set_team_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/bbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Teams In Box
         * @description Teams in sight inside a box, at most 500, and how many there are.
         */
        get: operations["list_teams_in_box"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Teams
         * @description The listed teams as a table that can be imported again.
         */
        get: operations["export_teams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Teams Near
         * @description The nearest teams in sight, with the distance in a straight line.
         */
        get: operations["list_teams_near"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tianditu/{layer}/{z}/{x}/{y}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Tianditu Tile
         * @description One picture tile of 天地图, fetched through this server.
         */
        get: operations["get_tianditu_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiles/base/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Base Tile
         * @description One vector tile of the offline base map.
         */
        get: operations["get_base_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiles/enterprises/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Enterprises Tile
         * @description Enterprises as a vector tile.
         */
        get: operations["get_enterprises_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiles/hazards/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hazards Tile
         * @description Major hazards as a vector tile.
         */
        get: operations["get_hazards_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiles/targets/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Targets Tile
         * @description Protection targets as a vector tile.
         */
        get: operations["get_targets_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiles/teams/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Teams Tile
         * @description Teams in sight as a vector tile.
         */
        get: operations["get_teams_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/travel-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Travel Times
         * @description Travel times to a position from each ``origin`` (``lon,lat``, repeated), in their order.
         */
        get: operations["list_travel_times"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/weather/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record Observations
         * @description Keep what stations measured; the same observation again changes nothing.
         */
        post: operations["record_observations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/withdrawals/{withdrawal_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge Withdrawal
         * @description A team has heard and counted its heads; told again, the later count stands.
         */
        post: operations["acknowledge_withdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/withdrawals/{withdrawal_id}/allow-reentry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Allow Reentry
         * @description Let people in again after a signal that ended without it: only who commands can.
         */
        post: operations["allow_reentry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/withdrawals/{withdrawal_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Withdrawal
         * @description End the signal: only who commands can.
         */
        post: operations["end_withdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/zone-proposals/{proposal_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Zone Proposal
         * @description Accept or reject a proposed change of the area.
         */
        post: operations["decide_zone_proposal"];
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
        /**
         * AcceptCommandIn
         * @description Take command.
         */
        AcceptCommandIn: {
            /** Occurred At */
            occurred_at?: string | null;
        };
        /**
         * AccountBrief
         * @description Who is signed in.
         */
        AccountBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Username */
            username: string;
        };
        /**
         * AccountIn
         * @description A new account.
         */
        AccountIn: {
            /** Password */
            password: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Username */
            username: string;
        };
        /**
         * AccountOut
         * @description An account of the own subtree.
         */
        AccountOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Last Login */
            last_login: string | null;
            /** Org Path */
            org_path: string;
            person: components["schemas"]["PersonOut"] | null;
            /** Roles */
            roles: components["schemas"]["RoleOut"][];
            /** Username */
            username: string;
        };
        /**
         * AcknowledgeIn
         * @description A team has heard. Heads not counted yet are null, never 0.
         */
        AcknowledgeIn: {
            /** Device Seq */
            device_seq?: number | null;
            /**
             * Dispatch Id
             * Format: uuid
             */
            dispatch_id: string;
            /** Missing */
            missing?: string[];
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Occurred At */
            occurred_at?: string | null;
            /** People Inside */
            people_inside?: number | null;
            /** People Out */
            people_out?: number | null;
        };
        /**
         * AdministratorIn
         * @description One of the three administrators of the first run.
         */
        AdministratorIn: {
            /** Name */
            name: string;
            /** Password */
            password: string;
            role: components["schemas"]["Role"];
            /** Username */
            username: string;
        };
        /**
         * AdoptIn
         * @description What was decided on the run.
         */
        AdoptIn: {
            /**
             * Instead Of
             * @description number of the run in force that was looked at, 0 where none was; refused when another is in force by now
             */
            instead_of?: number | null;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * AdoptJointIn
         * @description Order every team of an option.
         */
        AdoptJointIn: {
            /**
             * Option
             * @default 0
             */
            option?: number;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * AdvisedExpertOut
         * @description An expert to ask. The number is shown on asking for it.
         */
        AdvisedExpertOut: {
            /** Disciplines */
            disciplines: string[];
            /**
             * Expert Id
             * Format: uuid
             */
            expert_id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Knows Substance */
            knows_substance: boolean;
            /** Name */
            name: string;
            /** Organisation */
            organisation: string;
            /** Speciality */
            speciality: string;
            /** State */
            state: string;
            /** State At */
            state_at: string | null;
        };
        /**
         * AllowReentryIn
         * @description Why people may go in again.
         */
        AllowReentryIn: {
            /** Reason */
            reason: string;
        };
        /**
         * AnswerHelpIn
         * @description Whether help comes, and what or why not.
         */
        AnswerHelpIn: {
            /** Is Granted */
            is_granted: boolean;
            /** Words */
            words: string;
        };
        /**
         * ApproveOrallyIn
         * @description The leader who said yes; the leader signs later.
         */
        ApproveOrallyIn: {
            /** By Word Of */
            by_word_of: string;
            /** Version */
            version: number;
        };
        /**
         * AreaReleaseOut
         * @description An area lifted, or waiting for a second person.
         */
        AreaReleaseOut: {
            /** Asked At */
            asked_at: string;
            /** Asked By */
            asked_by: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /** Decided Words */
            decided_words: string;
            /** Evidence */
            evidence: components["schemas"]["EvidenceOut"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Limit */
            limit: number;
            limit_source: components["schemas"]["SaidOut"];
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /** Run Number */
            run_number: number;
            /**
             * Status
             * @enum {string}
             */
            status: "asked" | "confirmed" | "refused" | "overtaken";
            unit: components["schemas"]["GasUnit"];
            /** Words */
            words: string;
        };
        /**
         * ArrivalOut
         * @description Expected travel, always with a range and its source.
         */
        ArrivalOut: {
            /**
             * Ahead Doubtful
             * @default false
             */
            ahead_doubtful?: boolean;
            /** Data Date */
            data_date: string | null;
            /**
             * Degraded
             * @default
             */
            degraded?: string;
            /**
             * Delay
             * @default 0
             */
            delay?: number;
            /**
             * Delay Ahead
             * @default 0
             */
            delay_ahead?: number;
            /** Distance M */
            distance_m: number;
            /**
             * End Closed
             * @default false
             */
            end_closed?: boolean;
            /** High */
            high: number;
            /** Low */
            low: number;
            /** Method */
            method: string;
            /** Minutes */
            minutes: number;
            /** Source */
            source: string;
        };
        /**
         * Asked
         * @description Steps that an officer may ask the leader for.
         * @enum {string}
         */
        Asked: "merge" | "false_alarm";
        /**
         * AskedOut
         * @description Whether there is somebody to ask.
         */
        AskedOut: {
            /** Asked */
            asked: boolean;
        };
        /**
         * AskHelpIn
         * @description What is needed. Left out, ``to_path`` is the nearest authority above; another body is let in for a day.
         */
        AskHelpIn: {
            /**
             * Capability
             * @default
             */
            capability?: string;
            /** Recommendation Id */
            recommendation_id?: string | null;
            /** To Path */
            to_path?: string | null;
            /** Words */
            words: string;
        };
        /**
         * AskIn
         * @description A step that the leader is asked for; a merge names the other incident.
         */
        AskIn: {
            about: components["schemas"]["Asked"];
            /** Into Id */
            into_id?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * AskJointIn
         * @description Solve now.
         */
        AskJointIn: Record<string, never>;
        /**
         * AssignmentIn
         * @description A task. Its owner is a team sent here, or a group of the command post, or whoever is named.
         */
        AssignmentIn: {
            /**
             * Detail
             * @default
             */
            detail?: string;
            /** Dispatch Id */
            dispatch_id?: string | null;
            /** Due At */
            due_at?: string | null;
            group?: components["schemas"]["FieldGroup"] | null;
            /**
             * Owner Name
             * @default
             */
            owner_name?: string;
            /**
             * Place
             * @default
             */
            place?: string;
            /** Title */
            title: string;
        };
        /**
         * AssignmentOut
         * @description A task.
         */
        AssignmentOut: {
            /** Blocked Reason */
            blocked_reason: string;
            /** Detail */
            detail: string;
            /** Dispatch Id */
            dispatch_id: string | null;
            /** Due At */
            due_at: string | null;
            /** Given At */
            given_at: string;
            /** Given By */
            given_by: string;
            group: components["schemas"]["FieldGroup"] | null;
            /** Holds Incident */
            holds_incident: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Overdue At */
            overdue_at: string | null;
            /** Owner Name */
            owner_name: string;
            /** Place */
            place: string;
            /** Result */
            result: string;
            status: components["schemas"]["AssignmentStatus"];
            /** Steps */
            steps: components["schemas"]["AssignmentStepOut"][];
            /** Title */
            title: string;
        };
        /**
         * AssignmentStatus
         * @description Where a task stands.
         * @enum {string}
         */
        AssignmentStatus: "draft" | "assigned" | "accepted" | "in_progress" | "blocked" | "done" | "verified";
        /**
         * AssignmentStepIn
         * @description A step of a task as a phone tells it.
         */
        AssignmentStepIn: {
            /** Device Seq */
            device_seq?: number | null;
            /** Occurred At */
            occurred_at?: string | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * Result
             * @default
             */
            result?: string;
        };
        /**
         * AssignmentStepOut
         * @description A step of a task.
         */
        AssignmentStepOut: {
            /** By */
            by: string;
            /** Claimed At */
            claimed_at: string | null;
            /** Occurred At */
            occurred_at: string;
            /** Recorded At */
            recorded_at: string;
            status: components["schemas"]["AssignmentStatus"];
        };
        /**
         * AuditBreakOut
         * @description The first place where a chain does not hold, in both languages.
         */
        AuditBreakOut: {
            /** Detail */
            detail: string;
            /** En */
            en: string;
            reason: components["schemas"]["AuditFault"];
            /** Seq */
            seq: number;
            /** Zh */
            zh: string;
        };
        /**
         * AuditEntryOut
         * @description One entry of the audit trail.
         */
        AuditEntryOut: {
            /** Action */
            action: string;
            /** Actor Name */
            actor_name: string;
            /** Details */
            details: unknown;
            /** Hash */
            hash: string;
            /** Id */
            id: number;
            /** Object Id */
            object_id: string;
            /** Object Type */
            object_type: string;
            /** Org Path */
            org_path: string;
            /** Recorded At */
            recorded_at: string;
            /** Seq */
            seq: number;
        };
        /**
         * AuditFault
         * @description How a chain can fail to hold.
         * @enum {string}
         */
        AuditFault: "entry_missing" | "link_broken" | "text_altered" | "columns_altered" | "head_differs" | "anchor_differs";
        /**
         * AuditHeadOut
         * @description The head of one chain.
         */
        AuditHeadOut: {
            /** Head */
            head: string;
            /** Org Path */
            org_path: string;
            /** Seq */
            seq: number;
        };
        /**
         * AuditPartOut
         * @description A part of one chain as it was checked. ``next_after`` says where to go on; None when the end was reached or a break found.
         */
        AuditPartOut: {
            /** Anchors */
            anchors: number;
            broken: components["schemas"]["AuditBreakOut"] | null;
            /** Checked At */
            checked_at: string;
            /** Entries */
            entries: number;
            /** First */
            first: number;
            /** Head */
            head: string;
            /** Holds */
            holds: boolean;
            /** Last */
            last: number;
            /** Length */
            length: number;
            /** Next After */
            next_after: number | null;
            /** Org Path */
            org_path: string;
        };
        /**
         * AuditVerifyIn
         * @description Which chain, and after which of its entries; nothing means the own organisation's from its first entry.
         */
        AuditVerifyIn: {
            /**
             * After
             * @default 0
             */
            after?: number;
            /**
             * Org Path
             * @default
             */
            org_path?: string;
        };
        /**
         * BaseSet
         * @description Which tiers count.
         * @enum {string}
         */
        BaseSet: "regional" | "regional+national" | "all" | "national";
        /**
         * BatchOut
         * @description A batch and where it stands.
         */
        BatchOut: {
            /** By Name */
            by_name: string;
            /** Can Take Back Until */
            can_take_back_until: string | null;
            /** Checked At */
            checked_at: string | null;
            /** Coordinate System */
            coordinate_system: string;
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Done */
            done: number;
            fault: components["schemas"]["FaultOut"] | null;
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Matching */
            matching: {
                [key: string]: number;
            };
            /** Missing */
            missing: string[];
            /** Overwrite Confirmed */
            overwrite_confirmed: boolean;
            /** Registry */
            registry: string;
            /** Registry Title */
            registry_title: string;
            /** Sheet */
            sheet: string;
            /** State */
            state: string;
            /** Taken Back At */
            taken_back_at: string | null;
            /** Titles */
            titles: string[];
            /** Total */
            total: number;
            /** Uploaded At */
            uploaded_at: string;
            /** Written At */
            written_at: string | null;
        };
        /**
         * CallAnswer
         * @description What came of calling an expert.
         * @enum {string}
         */
        CallAnswer: "called" | "coming" | "by_phone" | "declined" | "unreached";
        /**
         * CallerHintOut
         * @description The enterprise that a number belongs to.
         */
        CallerHintOut: {
            /** Address */
            address: string;
            /**
             * Enterprise Id
             * Format: uuid
             */
            enterprise_id: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Matched */
            matched: string;
            /** Name */
            name: string;
        };
        /**
         * CallerOut
         * @description A caller unmasked; the look was recorded.
         */
        CallerOut: {
            /** Caller Name */
            caller_name: string;
            /** Caller Phone */
            caller_phone: string;
        };
        /**
         * CancelIn
         * @description Why the order is withdrawn.
         */
        CancelIn: {
            /** Reason */
            reason: string;
        };
        /**
         * CandidateOut
         * @description A team as it was ranked.
         */
        CandidateOut: {
            /** Capabilities */
            capabilities: string[];
            /** Declared At */
            declared_at: string | null;
            /** Disciplines */
            disciplines: string[];
            /** Duty Phone */
            duty_phone: string | null;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** People */
            people: number | null;
            /** People Ready */
            people_ready: number | null;
            /** Position Assumed */
            position_assumed: boolean;
            /** Readiness */
            readiness: string;
            /** Status */
            status: string;
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
            /** Tier */
            tier: string;
            /** Tier Zh */
            tier_zh: string;
            /** Vehicles Ready */
            vehicles_ready: number | null;
        };
        /**
         * Capability
         * @description What a team can do at the scene, as a commander asks for it.
         * @enum {string}
         */
        Capability: "leak_plugging" | "liquid_transfer" | "hazmat_detection" | "decontamination" | "chemical_fire" | "foam_supply" | "toxic_rescue" | "mine_rescue" | "mine_drainage" | "drilling" | "gas_control" | "structural_collapse" | "confined_space" | "heavy_machinery" | "pipeline_repair" | "metallurgical_gas" | "explosives_disposal" | "vehicle_extrication" | "water_search" | "oil_containment" | "air_water_monitoring" | "field_comms" | "field_medical";
        /**
         * CasualtiesIn
         * @description A correction: figures left out stay as they were, unless named in ``unknown``.
         */
        CasualtiesIn: {
            /** Acute Poisonings */
            acute_poisonings?: number | null;
            /** As Of */
            as_of?: string | null;
            /** Critical */
            critical?: number | null;
            /** Deaths */
            deaths?: number | null;
            /** Direct Loss */
            direct_loss?: number | null;
            /** Evacuated */
            evacuated?: number | null;
            /** Injured */
            injured?: number | null;
            /** Missing */
            missing?: number | null;
            /**
             * Serious Injuries
             * @description includes acute poisonings and the critically injured
             */
            serious_injuries?: number | null;
            /** Source */
            source: string;
            /** Trapped */
            trapped?: number | null;
            /** Unknown */
            unknown?: ("deaths" | "missing" | "trapped" | "injured" | "serious_injuries" | "critical" | "acute_poisonings" | "evacuated" | "direct_loss")[];
        };
        /**
         * CasualtiesOut
         * @description Figures at one moment, and whether they still count.
         */
        CasualtiesOut: {
            /** Acute Poisonings */
            acute_poisonings: number | null;
            /** As Of */
            as_of: string;
            /** Counts */
            counts: boolean;
            /** Critical */
            critical: number | null;
            /** Deaths */
            deaths: number | null;
            /** Direct Loss */
            direct_loss: number | null;
            /** Evacuated */
            evacuated: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Injured */
            injured: number | null;
            /**
             * Last Counted Day
             * Format: date
             */
            last_counted_day: string;
            /** Missing */
            missing: number | null;
            /** Recorded At */
            recorded_at: string;
            /** Recorded By */
            recorded_by: string;
            /** Serious Injuries */
            serious_injuries: number | null;
            /** Source */
            source: string;
            /** Trapped */
            trapped: number | null;
        };
        /**
         * ChangedOut
         * @description An input that differs.
         */
        ChangedOut: {
            /** First */
            first: number | string | null;
            /** Name */
            name: string;
            /** Second */
            second: number | string | null;
        };
        /**
         * ChangeOut
         * @description The whole new value of one thing; null takes it away.
         */
        ChangeOut: {
            /** Collection */
            collection: string;
            /** Id */
            id: string;
            /** Value */
            value: unknown;
        };
        /**
         * CheckInIn
         * @description The control point's word on an arrival. ``equipped``: with the equipment that counts.
         */
        CheckInIn: {
            /**
             * Equipped
             * @default true
             */
            equipped?: boolean;
            /** Occurred At */
            occurred_at?: string | null;
        };
        /**
         * ClimbStepOut
         * @description Who is told when a team has not answered for so many seconds.
         */
        ClimbStepOut: {
            /** After S */
            after_s: number;
            to: components["schemas"]["SaidOut"];
        };
        /**
         * CloseIn
         * @description What the archive keeps.
         */
        CloseIn: {
            /** Final Report */
            final_report: string;
            /** Lessons */
            lessons: string;
            /** Plan Backcheck */
            plan_backcheck: string;
        };
        /**
         * ClosureIn
         * @description A road to be closed or slowed; ``factor`` is the share of the usual speed and goes with ``slow``.
         */
        ClosureIn: {
            /** Begins At */
            begins_at?: string | null;
            /**
             * Daily From
             * @description local hour of the day from which it holds, every day; with daily_to
             */
            daily_from?: string | null;
            /** Daily To */
            daily_to?: string | null;
            effect: components["schemas"]["Effect"];
            /** Ends At */
            ends_at?: string | null;
            /** Factor */
            factor?: number | null;
            /** Incident Id */
            incident_id?: string | null;
            /**
             * Note
             * @default
             */
            note?: string;
            reason: components["schemas"]["ClosureReason"];
            shape: components["schemas"]["ClosureShape"];
            /** Vehicles */
            vehicles?: components["schemas"]["Vehicle"][];
        };
        /**
         * ClosureLiftIn
         * @description Why the road is open again.
         */
        ClosureLiftIn: {
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * ClosureOut
         * @description A closure with who, when, why and what happened to it.
         */
        ClosureOut: {
            /** Begins At */
            begins_at: string;
            /** Confirmed At */
            confirmed_at: string;
            /** Daily From */
            daily_from: string | null;
            /** Daily To */
            daily_to: string | null;
            /** Drawn At */
            drawn_at: string;
            /** Drawn By */
            drawn_by: string;
            effect: components["schemas"]["Effect"];
            /** Effect Name */
            effect_name: string;
            /** Ends At */
            ends_at: string | null;
            /** Factor */
            factor: number | null;
            /** History */
            history: {
                [key: string]: unknown;
            }[];
            /**
             * Holds Now
             * @description whether its hours of the day hold at this moment
             */
            holds_now: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Incident Id */
            incident_id: string | null;
            /** Lift Note */
            lift_note: string;
            /** Lifted At */
            lifted_at: string | null;
            /** Lifted By */
            lifted_by: string;
            /** Note */
            note: string;
            /** Org Name */
            org_name: string;
            /** Org Path */
            org_path: string;
            reason: components["schemas"]["ClosureReason"];
            /** Reason Name */
            reason_name: string;
            /** Road */
            road: string;
            shape: components["schemas"]["ClosureShapeOut"];
            /** Vehicles */
            vehicles: components["schemas"]["Vehicle"][];
        };
        /**
         * ClosureReason
         * @description Why.
         * @enum {string}
         */
        ClosureReason: "accident" | "works" | "congestion" | "ice" | "snow" | "fog" | "flood" | "landslide" | "cordon" | "hazmat_ban" | "other";
        /**
         * ClosureRevisionIn
         * @description What is changed; without figures the closure was looked at and still holds.
         */
        ClosureRevisionIn: {
            /** Ends At */
            ends_at?: string | null;
            /** Factor */
            factor?: number | null;
            /** Note */
            note?: string | null;
        };
        /**
         * ClosureShape
         * @description An area (its corners), a line across roads, or a road that is pointed at (one point).
         */
        ClosureShape: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "area" | "line" | "road";
            /** Points */
            points: number[][];
        };
        /**
         * ClosureShapeOut
         * @description Corners of an area, or points of a line.
         */
        ClosureShapeOut: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "area" | "line";
            /** Points */
            points: number[][];
        };
        /**
         * ColumnOut
         * @description A column that a register knows.
         */
        ColumnOut: {
            /** Example */
            example: string;
            /** Field */
            field: string;
            /** Note */
            note: string;
            /** Required */
            required: boolean;
            /** Title */
            title: string;
            /** Words */
            words: string[];
        };
        /**
         * CommanderIn
         * @description A person's qualification to command on the scene.
         */
        CommanderIn: {
            /**
             * Certificate No
             * @default
             */
            certificate_no?: string;
            /** Disciplines */
            disciplines: components["schemas"]["Discipline"][];
            /**
             * Is Ready
             * @default true
             */
            is_ready?: boolean;
            /** Issued By */
            issued_by: string;
            level: components["schemas"]["CommanderLevel"];
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Trained On */
            trained_on?: string | null;
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
        };
        /**
         * CommanderJudgementOut
         * @description What speaks against naming somebody, and by which rules.
         */
        CommanderJudgementOut: {
            /** Doubts */
            doubts: components["schemas"]["DoubtOut"][];
            /** Mark */
            mark: string;
            /** Rule Set */
            rule_set: string;
            /** Source */
            source: string;
        };
        /**
         * CommanderLevel
         * @description Up to which level somebody is qualified to command, the highest first.
         * @enum {string}
         */
        CommanderLevel: "province" | "city" | "county";
        /**
         * CommanderOut
         * @description One who may be named commander.
         */
        CommanderOut: {
            /** Certificate No */
            certificate_no: string;
            /** Disciplines */
            disciplines: string[];
            /** Doubts */
            doubts: components["schemas"]["DoubtOut"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Is Ready */
            is_ready: boolean;
            /** Issued By */
            issued_by: string;
            level: components["schemas"]["CommanderLevel"];
            /** Mark */
            mark: string;
            /** Org Name */
            org_name: string;
            /** Org Path */
            org_path: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Person Name */
            person_name: string;
            /** Person Post */
            person_post: string;
            /** Recorded At */
            recorded_at: string;
            /** Recorded By */
            recorded_by: string;
            /** Rule Set */
            rule_set: string;
            /** Source */
            source: string;
            /** Trained On */
            trained_on: string | null;
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
        };
        /**
         * CommandTermOut
         * @description One person's turn in command.
         */
        CommandTermOut: {
            /** Accepted At */
            accepted_at: string | null;
            /** Briefing */
            briefing: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            judgement: components["schemas"]["CommanderJudgementOut"] | null;
            /** Nominated At */
            nominated_at: string;
            /** Nominated By */
            nominated_by: string;
            /** Override Reason */
            override_reason: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Person Name */
            person_name: string;
            /** Person Org */
            person_org: string;
            /** Person Post */
            person_post: string;
            /** Reason */
            reason: string;
            status: components["schemas"]["TermStatus"];
        };
        /**
         * CommitIn
         * @description Whether values that a person confirmed may be overwritten.
         */
        CommitIn: {
            /**
             * Overwrite Confirmed
             * @default false
             */
            overwrite_confirmed?: boolean;
        };
        /**
         * ComparedFigureOut
         * @description One figure in two studies.
         */
        ComparedFigureOut: {
            /** A */
            a: number | null;
            /** B */
            b: number | null;
            base_set: components["schemas"]["BaseSet"];
            discipline: components["schemas"]["Discipline"];
            /** Limit */
            limit: number;
            measure: components["schemas"]["Measure"];
            /** Plan Only */
            plan_only: boolean;
            /** Ready A */
            ready_a: number | null;
            /** Ready B */
            ready_b: number | null;
            unit: components["schemas"]["Unit"];
        };
        /**
         * ComparedOut
         * @description Two studies side by side.
         */
        ComparedOut: {
            a: components["schemas"]["StudyRowOut"];
            b: components["schemas"]["StudyRowOut"];
            /** Figures */
            figures: components["schemas"]["ComparedFigureOut"][];
            /** Sites */
            sites: components["schemas"]["ComparedSiteOut"][];
        };
        /**
         * ComparedSiteOut
         * @description A base in two plans.
         */
        ComparedSiteOut: {
            /** In A */
            in_a: boolean;
            /** In B */
            in_b: boolean;
            /** Name */
            name: string;
        };
        /**
         * ComparisonOut
         * @description Two runs side by side.
         */
        ComparisonOut: {
            /** Changed */
            changed: components["schemas"]["ChangedOut"][];
            difference: components["schemas"]["DifferenceOut"];
            first: components["schemas"]["RunBriefOut"];
            second: components["schemas"]["RunBriefOut"];
            /** Turned */
            turned: number | null;
            /** Zones */
            zones: components["schemas"]["ReachOut"][];
        };
        /**
         * Confinement
         * @description Whether the cloud can expand to every side.
         * @enum {string}
         */
        Confinement: "open" | "partial";
        /**
         * ConfirmIn
         * @description What was confirmed; left out, it stays as reported.
         */
        ConfirmIn: {
            /** Incident Type */
            incident_type?: string | null;
            /** Occurred At */
            occurred_at?: string | null;
            /** Place Text */
            place_text?: string | null;
            /** Substance */
            substance?: string | null;
            /** Subtype */
            subtype?: string | null;
            /** Title */
            title?: string | null;
        };
        /**
         * Congestion
         * @description How closely pipes, machines and trees stand where the cloud burns; the library's own words.
         * @enum {string}
         */
        Congestion: "none" | "low" | "medium" | "high";
        /**
         * ContactIn
         * @description Somebody who answers for the enterprise.
         */
        ContactIn: {
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            role: components["schemas"]["ContactRole"];
        };
        /**
         * ContactOut
         * @description A contact; a private number is masked unless it was asked for by name.
         */
        ContactOut: {
            /** Is Masked */
            is_masked: boolean;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Role */
            role: string;
        };
        /**
         * ContactRole
         * @description For what a contact of an enterprise answers.
         * @enum {string}
         */
        ContactRole: "principal_person" | "safety_manager" | "liaison" | "duty_room";
        /**
         * ControlIn
         * @description The commander's statement that the danger is under control.
         */
        ControlIn: {
            /** Monitoring Below Limit */
            monitoring_below_limit: boolean;
            /** No Secondary Danger */
            no_secondary_danger: boolean;
            /** Occurred At */
            occurred_at?: string | null;
            /**
             * Search End Decision
             * @description the government's decision, when people are still missing
             * @default
             */
            search_end_decision?: string;
            /** Source Controlled */
            source_controlled: boolean;
            /** Statement */
            statement: string;
        };
        /**
         * ConversionIn
         * @description A pair in one system, wanted in another; a Gauss–Krüger easting without its zone needs the central meridian.
         */
        ConversionIn: {
            /** Central Meridian */
            central_meridian?: number | null;
            /** @default wgs84 */
            source?: components["schemas"]["CoordinateSystem"];
            /** @default wgs84 */
            target?: components["schemas"]["CoordinateSystem"];
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /**
         * ConversionOut
         * @description The position at rest and the pair that was asked for.
         */
        ConversionOut: {
            division: components["schemas"]["DivisionAtOut"] | null;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            system: components["schemas"]["CoordinateSystem"];
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /**
         * CoordinateSystem
         * @description How two numbers name a position.
         * @enum {string}
         */
        CoordinateSystem: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | "gk3" | "gk6";
        /**
         * CountsOut
         * @description How many of each kind.
         */
        CountsOut: {
            /** Enterprises */
            enterprises: number;
            /** Hazards */
            hazards: number;
            /** Hospitals */
            hospitals: number;
            /** Schools */
            schools: number;
            /** Targets */
            targets: number;
        };
        /**
         * CoverageIn
         * @description What a coverage study is about.
         */
        CoverageIn: {
            /** Disciplines */
            disciplines?: components["schemas"]["Discipline"][];
            /** Division */
            division: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * @default {
             *       "national": 30,
             *       "regional": 5,
             *       "enterprise": 3
             *     }
             */
            turn_out?: components["schemas"]["StudyTurnOutIn"];
            /** @default heavy */
            vehicle?: components["schemas"]["Vehicle"];
        };
        /**
         * CoverageResultOut
         * @description The answer of a coverage study; studies of an earlier edition have no indicators.
         */
        CoverageResultOut: {
            /** Assumptions */
            assumptions: components["schemas"]["StudyAssumptionOut"][];
            /** Figures */
            figures: components["schemas"]["CoverFigureOut"][];
            /** Indicators */
            indicators?: components["schemas"]["IndicatorOut"][];
            /** Promises */
            promises: components["schemas"]["CoverPromiseOut"][];
        };
        /**
         * CoverageViewOut
         * @description A coverage study from one side.
         */
        CoverageViewOut: {
            /** Bases */
            bases: components["schemas"]["CoverBaseOut"][];
            /** Counties */
            counties: components["schemas"]["CoverCountyOut"][];
            /** Figures */
            figures: components["schemas"]["UnitFigureOut"][];
            /** Points */
            points: components["schemas"]["CoverPointOut"][];
            /** Points Total */
            points_total: number;
            /** Uncovered */
            uncovered: components["schemas"]["CoverLeftOut"][];
            /** Uncovered Total */
            uncovered_total: number;
            /** Unplaced */
            unplaced: string[];
        };
        /**
         * CoverBaseOut
         * @description A team that counts in a view.
         */
        CoverBaseOut: {
            /** Doubts */
            doubts: components["schemas"]["Doubt"][];
            group: components["schemas"]["Group"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** Position Mark */
            position_mark: string;
            standing: components["schemas"]["Standing"];
            tier: components["schemas"]["TeamTier"];
        };
        /**
         * CoverCountOut
         * @description Covered and total of a denominator; null where it cannot be said.
         */
        CoverCountOut: {
            /** Covered */
            covered: number | null;
            now: components["schemas"]["CoverNowOut"] | null;
            /** Share */
            share: number | null;
            /** Total */
            total: number | null;
        };
        /**
         * CoverCountyOut
         * @description How much of a county is covered: of its seat and people nothing or all, of enterprises and hazards a share.
         */
        CoverCountyOut: {
            /** Code */
            code: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** Ready Share */
            ready_share: number | null;
            /** Share */
            share: number | null;
            /** Total */
            total: number | null;
        };
        /**
         * CoverFigureOut
         * @description One row of a coverage study.
         */
        CoverFigureOut: {
            /** Band */
            band: {
                [key: string]: number | null;
            };
            base_set: components["schemas"]["BaseSet"];
            /** Covered */
            covered: number | null;
            discipline: components["schemas"]["Discipline"];
            /** Limit */
            limit: number;
            measure: components["schemas"]["Measure"];
            now: components["schemas"]["CoverNowOut"] | null;
            /** Plan Only */
            plan_only: boolean;
            service: components["schemas"]["CoverCountOut"];
            /** Share */
            share: number | null;
            /** Total */
            total: number | null;
            unit: components["schemas"]["Unit"];
            /** Unplaced */
            unplaced: number;
            /** Without Turn Out */
            without_turn_out: number | null;
        };
        /**
         * CoverLeftOut
         * @description A point that is not covered even as planned, with its nearest base.
         */
        CoverLeftOut: {
            /** Code */
            code: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Nearest */
            nearest: string | null;
            /** Value */
            value: number | null;
            /** Weight */
            weight: number | null;
        };
        /**
         * CoverNowOut
         * @description Weight by state as ready now.
         */
        CoverNowOut: {
            /** None */
            none: number;
            /** Out */
            out: number;
            /** Partial */
            partial: number;
            /** Ready */
            ready: number;
            /** Unknown */
            unknown: number;
        };
        /**
         * CoverPointOut
         * @description A point with how it is covered.
         */
        CoverPointOut: {
            /** Code */
            code: string;
            /** Id */
            id: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** Nearest */
            nearest: string | null;
            /** Ready Nearest */
            ready_nearest: string | null;
            /** Ready Value */
            ready_value: number | null;
            state: components["schemas"]["State"];
            /** Value */
            value: number | null;
            /** Weight */
            weight: number | null;
        };
        /**
         * CoverPromiseOut
         * @description A promise of a plan: reached, not reached, or not to be said. ``ready_most`` counts teams of unknown readiness as ready.
         */
        CoverPromiseOut: {
            base_set: components["schemas"]["BaseSet"];
            discipline: components["schemas"]["Discipline"];
            /** Goal */
            goal: number;
            /** Indicator */
            indicator: string;
            /** Kept */
            kept: boolean | null;
            /** Minutes */
            minutes: number;
            /** Plan Only */
            plan_only: boolean;
            /** Ready Most */
            ready_most?: number | null;
            /** Ready Share */
            ready_share: number | null;
            /** Share */
            share: number | null;
            unit: components["schemas"]["Unit"];
        };
        /**
         * CriterionOut
         * @description One figure that led to a grade.
         */
        CriterionOut: {
            /** At Least */
            at_least: number;
            /** Figure */
            figure: string;
            /**
             * Grade
             * @enum {string}
             */
            grade: "extraordinary" | "major" | "serious" | "ordinary";
            /** Potential */
            potential: boolean;
            /**
             * Rule Set
             * @default
             */
            rule_set?: string;
            /** Value */
            value: number;
        };
        /**
         * CurveStepOut
         * @description The best cover with so many bases.
         */
        CurveStepOut: {
            /** Count */
            count: number;
            /** Covered */
            covered: number;
            /** Further */
            further: number;
            /** Gap */
            gap: number | null;
            /** Share */
            share: number;
            /** Sites */
            sites: string[];
            /** Status */
            status: string;
        };
        /**
         * DecideIn
         * @description What a person makes of a recommendation.
         */
        DecideIn: {
            decision: components["schemas"]["Decision"];
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * DecideProposalIn
         * @description Whether the area changes, and why (needed to reject).
         */
        DecideProposalIn: {
            /** Accepted */
            accepted: boolean;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * DecideReleaseIn
         * @description Whether a second person agrees, and why not (needed to refuse).
         */
        DecideReleaseIn: {
            /** Accepted */
            accepted: boolean;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * Decision
         * @description What a person did with a recommendation.
         * @enum {string}
         */
        Decision: "adopted" | "changed" | "rejected";
        /**
         * DeclarationOut
         * @description One declaration as it was made.
         */
        DeclarationOut: {
            /** Crew */
            crew: number | null;
            /** Declared At */
            declared_at: string;
            /** Declared By */
            declared_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            state: components["schemas"]["ReadinessState"];
            /** Valid Until */
            valid_until: string;
            /** Vehicles */
            vehicles: number | null;
        };
        /**
         * DeclineIn
         * @description Why the leader says no.
         */
        DeclineIn: {
            /** Reason */
            reason: string;
        };
        /**
         * DepartureCheckOut
         * @description A check that was made.
         */
        DepartureCheckOut: {
            /** Checked At */
            checked_at: string;
            /** Checked By */
            checked_by: string;
            /** Crew */
            crew: number | null;
            /**
             * Dispatch Id
             * Format: uuid
             */
            dispatch_id: string;
            /** First Out */
            first_out: string | null;
            /** First Out Zh */
            first_out_zh: string | null;
            /** Hours */
            hours: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Is Met */
            is_met: boolean;
            /** Notes */
            notes: string;
            /** Team Name */
            team_name: string;
        };
        /**
         * DepartureIn
         * @description Keep the check, for so many people.
         */
        DepartureIn: {
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** People */
            people?: number | null;
        };
        /**
         * DepartureLineOut
         * @description One essential: hours it lasts (null: nothing is used), what is missing to the target (null: the use is unknown).
         */
        DepartureLineOut: {
            /** Counted At */
            counted_at: string | null;
            /** Hourly Use */
            hourly_use: number | null;
            /** Hours */
            hours: number | null;
            /** Is Counted */
            is_counted: boolean;
            /** Is Expired */
            is_expired: boolean;
            /** Kind */
            kind: string;
            /** Kind Zh */
            kind_zh: string;
            /** Missing */
            missing: number | null;
            refill: components["schemas"]["RefillOut"] | null;
            /** Stock */
            stock: number | null;
            /** Unit */
            unit: string;
            /** Use Source */
            use_source: string;
        };
        /**
         * DepartureOut
         * @description How long a team lasts: the least of its essentials, never their mean.
         */
        DepartureOut: {
            /** Crew */
            crew: number | null;
            /**
             * Dispatch Id
             * Format: uuid
             */
            dispatch_id: string;
            /** First Out */
            first_out: string | null;
            /** First Out Zh */
            first_out_zh: string | null;
            /** Hours */
            hours: number | null;
            /** Is Met */
            is_met: boolean;
            /** Lines */
            lines: components["schemas"]["DepartureLineOut"][];
            /** Stops Known */
            stops_known: boolean;
            /** Target Hours */
            target_hours: number;
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
            /** Team Name */
            team_name: string;
        };
        /**
         * DifferenceOut
         * @description What the second area adds to the first and gives up.
         */
        DifferenceOut: {
            added: components["schemas"]["PartOut"];
            removed: components["schemas"]["PartOut"];
        };
        /**
         * Discipline
         * @description What a team is trained for (mission table M23, `team_discipline` of the glossary).
         * @enum {string}
         */
        Discipline: "hazmat" | "mine" | "pipeline" | "tunnel_construction" | "water_rescue" | "oil_spill" | "mine_medical" | "explosives" | "transport" | "metallurgy" | "engineering" | "comms" | "env_monitoring" | "medical";
        /**
         * DispatchIn
         * @description An order to one team.
         */
        DispatchIn: {
            /**
             * Contact
             * @default
             */
            contact?: string;
            /**
             * Notes
             * @description risks and what to bring
             * @default
             */
            notes?: string;
            /** Recommendation Id */
            recommendation_id?: string | null;
            /**
             * Rendezvous
             * @default
             */
            rendezvous?: string;
            /** Rendezvous Lat */
            rendezvous_lat?: number | null;
            /** Rendezvous Lon */
            rendezvous_lon?: number | null;
            /** Task */
            task: string;
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
        };
        /**
         * DispatchOut
         * @description An order to a team.
         */
        DispatchOut: {
            /** Cancel Reason */
            cancel_reason: string | null;
            /** Clock Minutes */
            clock_minutes: number | null;
            /** Contact */
            contact: string;
            /** Equipment */
            equipment: string;
            expected: components["schemas"]["ArrivalOut"] | null;
            /** Holds Incident */
            holds_incident: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Issued At */
            issued_at: string | null;
            /** Issues At */
            issues_at: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Notes */
            notes: string;
            /** Order No */
            order_no: number;
            /** Ordered At */
            ordered_at: string;
            /** Ordered By */
            ordered_by: string;
            /** People */
            people: number | null;
            /** Position At */
            position_at: string | null;
            /** Recommendation Id */
            recommendation_id: string | null;
            refusal: components["schemas"]["RefusalOut"] | null;
            /** Rendezvous */
            rendezvous: string;
            /** Rendezvous Lat */
            rendezvous_lat: number | null;
            /** Rendezvous Lon */
            rendezvous_lon: number | null;
            status: components["schemas"]["DispatchStatus"];
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Task */
            task: string;
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
            /** Team Name */
            team_name: string;
        };
        /**
         * DispatchStatus
         * @description Where an order stands (docs/rooms/command.md).
         * @enum {string}
         */
        DispatchStatus: "recommended" | "issued" | "received" | "turned_out" | "arrived" | "working" | "resting" | "released" | "returned" | "refused" | "cancelled";
        /**
         * DivisionAtOut
         * @description The division at a position; ``method`` says whether by its ground or by the nearest seat (推断).
         */
        DivisionAtOut: {
            /** Code */
            code: string;
            /** Distance M */
            distance_m: number;
            /** Full Name */
            full_name: string;
            level: components["schemas"]["Level"];
            mark: components["schemas"]["Mark"];
            /** Method */
            method: string;
            /** Name */
            name: string;
        };
        /**
         * DivisionHintOut
         * @description Where the place lies.
         */
        DivisionHintOut: {
            /** Code */
            code: string;
            /** Is Outside Area */
            is_outside_area: boolean;
            /** Name */
            name: string;
            /** Path */
            path: string;
        };
        /**
         * DivisionOut
         * @description A division; the seat is null where we do not know it.
         */
        DivisionOut: {
            /** Code */
            code: string;
            level: components["schemas"]["Level"];
            mark: components["schemas"]["Mark"];
            /** Name */
            name: string;
            /** Parent Code */
            parent_code: string | null;
            /** Population */
            population: number | null;
            population_mark: components["schemas"]["Mark"] | null;
            /** Population Year */
            population_year: number | null;
            /** Replaced By */
            replaced_by: string | null;
            /** Seat Lat */
            seat_lat: number | null;
            /** Seat Lon */
            seat_lon: number | null;
            seat_mark: components["schemas"]["Mark"] | null;
            /** Seat Source */
            seat_source: string;
            /** Short Name */
            short_name: string;
            /** Source */
            source: string;
            /** Valid From */
            valid_from: string | null;
            /** Valid To */
            valid_to: string | null;
        };
        /**
         * DoneOut
         * @description What was ordered on a recommendation. ``rank`` is the team's place in it, null when it was not recommended.
         */
        DoneOut: {
            /** At */
            at: string;
            /** By */
            by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "team" | "supply" | "expert";
            /** Name */
            name: string;
            /** Rank */
            rank: number | null;
            /** Status */
            status: string;
        };
        /**
         * Doubt
         * @description Why a team does not count as ready, or not as known.
         * @enum {string}
         */
        Doubt: "busy" | "out_of_service" | "not_ready" | "no_crew" | "no_vehicle" | "no_kit" | "partial" | "resting" | "never_declared" | "expired" | "crew_unknown" | "vehicles_unknown" | "kit_unknown";
        /**
         * DoubtOut
         * @description What speaks against a nominee; ``refuses``: only with a written reason.
         */
        DoubtOut: {
            code: components["schemas"]["NomineeDoubt"];
            /** En */
            en: string;
            /** Refuses */
            refuses: boolean;
            /** Zh */
            zh: string;
        };
        /**
         * DraftIn
         * @description Which report to begin; a situation report takes its author's next steps, the others draft theirs from the tasks.
         */
        DraftIn: {
            kind: components["schemas"]["ReportKind"];
            /**
             * Next Steps
             * @default
             */
            next_steps?: string;
        };
        /**
         * DraftOut
         * @description What a run would rest on.
         */
        DraftOut: {
            /**
             * Basis
             * @enum {string}
             */
            basis: "model" | "guide" | "none";
            /** Computable */
            computable: boolean;
            /** Facts */
            facts: {
                [key: string]: components["schemas"]["FactOut"];
            };
            guide: components["schemas"]["GuideOut"];
            /** Hazard Id */
            hazard_id: string | null;
            /** Hazards */
            hazards: components["schemas"]["OfferedHazardOut"][];
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            weather: components["schemas"]["ReadingOut"] | null;
            why: components["schemas"]["WhyOut"] | null;
        };
        /**
         * DropOut
         * @description A delivery on a round.
         */
        DropOut: {
            /** After Hours */
            after_hours: number;
            item: components["schemas"]["SupplyItem"];
            /** Item Zh */
            item_zh: string;
            /** Mass Kg */
            mass_kg: number;
            /** Place */
            place: string;
        };
        /**
         * DueReportOut
         * @description An owed report with its incident, for the duty desk.
         */
        DueReportOut: {
            /** Amber At */
            amber_at: string;
            /** Base At */
            base_at: string;
            /** Body Path */
            body_path: string;
            /** Channel */
            channel: string;
            /** Due At */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Incident Number */
            incident_number: string;
            /** Incident Title */
            incident_title: string;
            /** Limit */
            limit: string;
            /** Mark */
            mark: string;
            /** Occasion */
            occasion: number;
            /** Outgoing Id */
            outgoing_id: string | null;
            /** Receipt No */
            receipt_no: string;
            /** Receiver Level */
            receiver_level: string;
            /** Receiver Name */
            receiver_name: string;
            /** Red At */
            red_at: string;
            /** Sent At */
            sent_at: string | null;
            /** Sent By */
            sent_by: string;
            /** Source */
            source: string;
            /** Status */
            status: string;
            /** Was Late */
            was_late: boolean;
            /** Words */
            words: string;
        };
        /**
         * DuplicateOut
         * @description An incident that a call may be about already.
         */
        DuplicateOut: {
            /** Distance M */
            distance_m: number | null;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Minutes Apart */
            minutes_apart: number;
            /** Number */
            number: string;
            /** Received At */
            received_at: string;
            status: components["schemas"]["IncidentStatus"];
            /** Title */
            title: string;
        };
        /**
         * EditIn
         * @description Another text, written over the version that was read.
         */
        EditIn: {
            /** Content */
            content: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /**
         * Effect
         * @description What a closure does to the roads that it meets.
         * @enum {string}
         */
        Effect: "closed" | "slow";
        /**
         * EndIn
         * @description What is left, and to whom it goes.
         */
        EndIn: {
            /** Handed Over To */
            handed_over_to: string;
            /** Measures */
            measures: string;
            /** Occurred At */
            occurred_at?: string | null;
            /** Residual Risks */
            residual_risks: string;
        };
        /**
         * EndWithdrawalIn
         * @description Why the danger is over, and whether anybody may go in again.
         */
        EndWithdrawalIn: {
            /** Occurred At */
            occurred_at?: string | null;
            /** Reason */
            reason: string;
            /** Reentry Allowed */
            reentry_allowed: boolean;
        };
        /**
         * EnterpriseIn
         * @description A new enterprise.
         */
        EnterpriseIn: {
            /** Address */
            address?: string | null;
            /** Contacts */
            contacts?: components["schemas"]["ContactIn"][] | null;
            /** Division */
            division: string;
            /** Employees */
            employees?: number | null;
            industry: components["schemas"]["Industry"];
            /** Is Above Scale */
            is_above_scale?: boolean | null;
            /** Name */
            name: string;
            /** Park Name */
            park_name?: string | null;
            position?: components["schemas"]["PositionIn"] | null;
            /** Products */
            products?: string | null;
            scale?: components["schemas"]["EnterpriseScale"] | null;
            /** Short Name */
            short_name?: string | null;
            /**
             * Site Id
             * @default 1
             */
            site_id?: string;
            status?: components["schemas"]["EnterpriseStatus"] | null;
            /** Uscc */
            uscc: string;
        };
        /**
         * EnterpriseOut
         * @description Everything about an enterprise.
         */
        EnterpriseOut: {
            /** Address */
            address: string;
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Contacts */
            contacts: components["schemas"]["ContactOut"][];
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /** Employees */
            employees: number | null;
            /**
             * Hazard Rank
             * @description 0 no major hazard, 1 fourth level … 4 first level
             */
            hazard_rank: number;
            /** Hazards */
            hazards: components["schemas"]["HazardBriefOut"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            industry: components["schemas"]["Industry"];
            /** Is Above Scale */
            is_above_scale: boolean | null;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Is High Risk */
            is_high_risk: boolean;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /** Park Name */
            park_name: string;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            /** Products */
            products: string;
            /** Provenance */
            provenance: {
                [key: string]: components["schemas"]["ProvenanceOut"];
            };
            /** Scale */
            scale: string;
            /** Short Name */
            short_name: string;
            /** Site Id */
            site_id: string;
            status: components["schemas"]["EnterpriseStatus"];
            /** Updated At */
            updated_at: string;
            /** Uscc */
            uscc: string;
            /** Version */
            version: number;
        };
        /**
         * EnterprisePatch
         * @description Changed fields of an enterprise; ``contacts`` replaces the list.
         */
        EnterprisePatch: {
            /** Address */
            address?: string | null;
            /** Contacts */
            contacts?: components["schemas"]["ContactIn"][] | null;
            /** Employees */
            employees?: number | null;
            industry?: components["schemas"]["Industry"] | null;
            /** Is Above Scale */
            is_above_scale?: boolean | null;
            /** Name */
            name?: string | null;
            /** Park Name */
            park_name?: string | null;
            position?: components["schemas"]["PositionIn"] | null;
            /** Products */
            products?: string | null;
            /** Read Version */
            read_version: number;
            scale?: components["schemas"]["EnterpriseScale"] | null;
            /** Short Name */
            short_name?: string | null;
            /**
             * Source
             * @default
             */
            source?: string;
            status?: components["schemas"]["EnterpriseStatus"] | null;
        };
        /**
         * EnterprisePinOut
         * @description An enterprise on the map.
         */
        EnterprisePinOut: {
            /** Division Name */
            division_name: string;
            /** Hazard Rank */
            hazard_rank: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            industry: components["schemas"]["Industry"];
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** Position Mark */
            position_mark: string;
            /** Products */
            products: string;
        };
        /**
         * EnterpriseRowOut
         * @description An enterprise as lists and maps show it.
         */
        EnterpriseRowOut: {
            /** Address */
            address: string;
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /** Employees */
            employees: number | null;
            /**
             * Hazard Rank
             * @description 0 no major hazard, 1 fourth level … 4 first level
             */
            hazard_rank: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            industry: components["schemas"]["Industry"];
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Is High Risk */
            is_high_risk: boolean;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /** Park Name */
            park_name: string;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            /** Products */
            products: string;
            /** Scale */
            scale: string;
            /** Short Name */
            short_name: string;
            /** Site Id */
            site_id: string;
            status: components["schemas"]["EnterpriseStatus"];
            /** Updated At */
            updated_at: string;
            /** Uscc */
            uscc: string;
            /** Version */
            version: number;
        };
        /**
         * EnterpriseScale
         * @description Size of an enterprise by the statistical classes.
         * @enum {string}
         */
        EnterpriseScale: "large" | "medium" | "small" | "micro";
        /**
         * EnterprisesInBoxOut
         * @description Enterprises in a box; ``total`` counts all of them, also those that were not sent.
         */
        EnterprisesInBoxOut: {
            /** Items */
            items: components["schemas"]["EnterprisePinOut"][];
            /** Total */
            total: number;
        };
        /**
         * EnterpriseStatus
         * @description Whether the site works.
         * @enum {string}
         */
        EnterpriseStatus: "operating" | "suspended" | "building" | "closed";
        /**
         * EntriesIn
         * @description People who go into a control zone. The ordered stay or the air decides when they must be out.
         */
        EntriesIn: {
            /** Dispatch Id */
            dispatch_id?: string | null;
            /** Names */
            names: string[];
            /** Pressure */
            pressure?: number | null;
            /** Stay Minutes */
            stay_minutes?: number | null;
            /**
             * Task
             * @default
             */
            task?: string;
            /**
             * Team Name
             * @default
             */
            team_name?: string;
            /** Time In */
            time_in?: string | null;
            zone: components["schemas"]["Zone"];
        };
        /**
         * EntryOut
         * @description One rescuer inside a control zone.
         */
        EntryOut: {
            /** Dispatch Id */
            dispatch_id: string | null;
            /** Due Out At */
            due_out_at: string;
            /** Holds Incident */
            holds_incident: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Logged By */
            logged_by: string;
            /** Name */
            name: string;
            /** Overdue At */
            overdue_at: string | null;
            /** Pressure */
            pressure: number | null;
            /** Recorded At */
            recorded_at: string;
            /** Stay Minutes */
            stay_minutes: number | null;
            /** Task */
            task: string;
            /** Team Name */
            team_name: string;
            /** Time In */
            time_in: string;
            /** Time Out */
            time_out: string | null;
            zone: components["schemas"]["Zone"];
        };
        /**
         * EquipmentClass
         * @description Classes of equipment; vehicles and body-worn kit of the command ledger (M45) among them.
         * @enum {string}
         */
        EquipmentClass: "command_vehicle" | "rescue_vehicle" | "fire_engine" | "foam_engine" | "special_vehicle" | "heavy_machine" | "boat" | "uav" | "robot" | "body_worn" | "satellite" | "radio" | "breathing" | "protective_suit" | "detector" | "plugging_kit" | "decon_kit" | "pump" | "drill" | "cutting" | "generator" | "medical_kit" | "other";
        /**
         * EquipmentIn
         * @description New equipment.
         */
        EquipmentIn: {
            /** Checked At */
            checked_at?: string | null;
            /** Count */
            count?: number | null;
            /** Count Ready */
            count_ready?: number | null;
            /** Is Online */
            is_online?: boolean | null;
            kind: components["schemas"]["EquipmentClass"];
            /** Model */
            model?: string | null;
            /** Name */
            name: string;
            /** Plate */
            plate?: string | null;
            state?: components["schemas"]["EquipmentState"] | null;
            /** Tested At */
            tested_at?: string | null;
        };
        /**
         * EquipmentOut
         * @description A kind of equipment.
         */
        EquipmentOut: {
            /** Checked At */
            checked_at: string | null;
            /** Count */
            count: number | null;
            /** Count Ready */
            count_ready: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Online */
            is_online: boolean | null;
            kind: components["schemas"]["EquipmentClass"];
            /** Mark */
            mark: string;
            /** Model */
            model: string;
            /** Name */
            name: string;
            /** Plate */
            plate: string;
            /** Source */
            source: string;
            state: components["schemas"]["EquipmentState"];
            /** Tested At */
            tested_at: string | null;
        };
        /**
         * EquipmentPatch
         * @description Changed fields of equipment.
         */
        EquipmentPatch: {
            /** Checked At */
            checked_at?: string | null;
            /** Count */
            count?: number | null;
            /** Count Ready */
            count_ready?: number | null;
            /** Is Online */
            is_online?: boolean | null;
            /** Model */
            model?: string | null;
            /** Name */
            name?: string | null;
            /** Plate */
            plate?: string | null;
            state?: components["schemas"]["EquipmentState"] | null;
            /** Tested At */
            tested_at?: string | null;
        };
        /**
         * EquipmentState
         * @description State of an equipment entry.
         * @enum {string}
         */
        EquipmentState: "ready" | "in_maintenance" | "faulty" | "scrapped" | "unknown";
        /**
         * EssentialIn
         * @description What was counted of one essential; ``hourly_use`` is the team's own figure at full strength.
         */
        EssentialIn: {
            /** Expires On */
            expires_on?: string | null;
            /** Hourly Use */
            hourly_use?: number | null;
            /**
             * Is Needed
             * @default true
             */
            is_needed?: boolean;
            kind: components["schemas"]["EssentialKind"];
            /** Stock */
            stock?: number | null;
        };
        /**
         * EssentialKind
         * @description What a team must carry to work away from home (`docs/rooms/resources.md`, N4 of the indicators).
         * @enum {string}
         */
        EssentialKind: "water" | "food" | "fuel" | "power" | "breathing" | "protection" | "medical" | "camp" | "communications";
        /**
         * EssentialOut
         * @description One essential as counted, with its use, where the use comes from, and the hours it lasts (null: it is not known, or not needed).
         */
        EssentialOut: {
            /** Counted At */
            counted_at: string | null;
            /** Counted By */
            counted_by: string;
            /** Expires On */
            expires_on: string | null;
            /** Hourly Use */
            hourly_use: number | null;
            /** Hours */
            hours: number | null;
            /** Is Expired */
            is_expired: boolean;
            /** Is Needed */
            is_needed: boolean;
            kind: components["schemas"]["EssentialKind"];
            /** Kind Zh */
            kind_zh: string;
            /** Stock */
            stock: number | null;
            /** Unit */
            unit: string;
            /** Use Source */
            use_source: string;
        };
        /**
         * EssentialsIn
         * @description What was counted.
         */
        EssentialsIn: {
            /** Lines */
            lines: components["schemas"]["EssentialIn"][];
        };
        /**
         * EvidenceOut
         * @description What a release rests on at one place.
         */
        EvidenceOut: {
            /** Absent */
            absent: boolean;
            kind: components["schemas"]["PointKind"];
            /** Last */
            last: number | null;
            /** Name */
            name: string;
            /** Readings */
            readings: number;
            /** Units */
            units: string[];
        };
        /**
         * ExclusionOut
         * @description A team that is left out, and why.
         */
        ExclusionOut: {
            arrival: components["schemas"]["ArrivalOut"] | null;
            /** Code */
            code: string;
            reason: components["schemas"]["ReasonOut"];
            team: components["schemas"]["CandidateOut"];
        };
        /**
         * Existing
         * @description What becomes of the bases that stand already.
         * @enum {string}
         */
        Existing: "keep" | "may_close" | "ignore";
        /**
         * ExitIn
         * @description Out again.
         */
        ExitIn: {
            /** Time Out */
            time_out?: string | null;
        };
        /**
         * ExpertAnswerIn
         * @description What came of it.
         */
        ExpertAnswerIn: {
            answer: components["schemas"]["CallAnswer"];
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * ExpertCallIn
         * @description Ask an expert.
         */
        ExpertCallIn: {
            /**
             * Expert Id
             * Format: uuid
             */
            expert_id: string;
            /**
             * Question
             * @default
             */
            question?: string;
            /** Recommendation Id */
            recommendation_id?: string | null;
        };
        /**
         * ExpertCallOut
         * @description An expert asked for an incident.
         */
        ExpertCallOut: {
            answer: components["schemas"]["CallAnswer"];
            /** Answered At */
            answered_at: string | null;
            /** Called At */
            called_at: string;
            /** Called By */
            called_by: string;
            /**
             * Expert Id
             * Format: uuid
             */
            expert_id: string;
            /** Expert Name */
            expert_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Question */
            question: string;
            /** Speciality */
            speciality: string;
            /** Words */
            words: string;
        };
        /**
         * ExpertIn
         * @description A new expert.
         */
        ExpertIn: {
            /** Disciplines */
            disciplines: components["schemas"]["Discipline"][];
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Organisation
             * @default
             */
            organisation?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Speciality
             * @default
             */
            speciality?: string;
        };
        /**
         * ExpertOut
         * @description An expert; the number is masked.
         */
        ExpertOut: {
            /** Disciplines */
            disciplines: components["schemas"]["Discipline"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Organisation */
            organisation: string;
            /** Phone Masked */
            phone_masked: string;
            /** Speciality */
            speciality: string;
            state: components["schemas"]["ExpertState"];
            /** State At */
            state_at: string | null;
            /** State Zh */
            state_zh: string;
        };
        /**
         * ExpertPatch
         * @description Changed fields of an expert.
         */
        ExpertPatch: {
            /** Disciplines */
            disciplines?: components["schemas"]["Discipline"][] | null;
            /** Name */
            name?: string | null;
            /** Note */
            note?: string | null;
            /** Organisation */
            organisation?: string | null;
            /** Phone */
            phone?: string | null;
            /** Speciality */
            speciality?: string | null;
        };
        /**
         * ExpertPhoneOut
         * @description The whole number.
         */
        ExpertPhoneOut: {
            /** Phone */
            phone: string;
        };
        /**
         * ExpertState
         * @description Whether an expert can be called now, as last told.
         * @enum {string}
         */
        ExpertState: "available" | "busy" | "unavailable" | "unknown";
        /**
         * ExpertStateIn
         * @description Whether the expert can come, as told now.
         */
        ExpertStateIn: {
            /** Note */
            note?: string | null;
            state: components["schemas"]["ExpertState"];
        };
        /**
         * ExposureOut
         * @description Who and what stands inside, in the order in which the cloud comes.
         */
        ExposureOut: {
            /** As Of */
            as_of: string;
            /** By Zone */
            by_zone: components["schemas"]["ZonePeopleOut"][];
            counts: components["schemas"]["CountsOut"];
            /** Hour */
            hour: number;
            people: components["schemas"]["PeopleOut"];
            /** Places */
            places: components["schemas"]["InsideOut"][];
            /**
             * Run Id
             * Format: uuid
             */
            run_id: string;
            shelter_basis: components["schemas"]["ShelterBasisOut"];
            /** Total */
            total: number;
        };
        /**
         * FactMark
         * @description How an input of a run came about.
         * @enum {string}
         */
        FactMark: "given" | "measured" | "register" | "derived" | "assumed" | "unknown";
        /**
         * FactOut
         * @description An input with its origin.
         */
        FactOut: {
            /** At */
            at: string | null;
            mark: components["schemas"]["FactMark"];
            source: components["schemas"]["SaidOut"];
            /** Value */
            value: number | string | null;
        };
        /**
         * FaultOut
         * @description What is wrong, in words of the reader's language.
         */
        FaultOut: {
            /** Code */
            code: string;
            /** Field */
            field: string;
            /** Text */
            text: string;
        };
        /**
         * FieldGroup
         * @description The working groups of a command post.
         * @enum {string}
         */
        FieldGroup: "coordination" | "rescue" | "medical" | "security_evacuation" | "env_monitoring" | "experts" | "logistics" | "publicity" | "aftermath" | "investigation";
        /**
         * FieldOut
         * @description A field of a register: its name, the list that its codes come from, and its unit.
         */
        FieldOut: {
            /** En */
            en: string;
            /** List */
            list?: string | null;
            /**
             * Unit
             * @default
             */
            unit?: string;
            /** Zh */
            zh: string;
        };
        /**
         * FirstRunIn
         * @description The first run's form.
         */
        FirstRunIn: {
            /** Administrators */
            administrators: components["schemas"]["AdministratorIn"][];
            /** Org Name */
            org_name: string;
            /** Token */
            token: string;
        };
        /**
         * Gap
         * @description What is not known.
         * @enum {string}
         */
        Gap: "no_quota" | "no_agreement" | "not_counted" | "unplaced" | "no_service_area" | "modelled";
        /**
         * GasReadingIn
         * @description What one instrument showed.
         */
        GasReadingIn: {
            /**
             * Instrument
             * @description which instrument: two are needed at each place
             */
            instrument: string;
            /** Measured At */
            measured_at?: string | null;
            /**
             * Measured By
             * @description unit that measured; the own one by default
             * @default
             */
            measured_by?: string;
            unit: components["schemas"]["GasUnit"];
            /** Value */
            value: number;
        };
        /**
         * GasReadingOut
         * @description One reading.
         */
        GasReadingOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Instrument */
            instrument: string;
            /** Measured At */
            measured_at: string;
            /** Measured By */
            measured_by: string;
            /**
             * Point Id
             * Format: uuid
             */
            point_id: string;
            /** Recorded By */
            recorded_by: string;
            unit: components["schemas"]["GasUnit"];
            /** Value */
            value: number;
        };
        /**
         * GasUnit
         * @description What a reading is given in.
         * @enum {string}
         */
        GasUnit: "percent_lel" | "ppm";
        /**
         * GearOut
         * @description A class of equipment that a team holds; null where nobody said.
         */
        GearOut: {
            /** Count */
            count: number | null;
            /** Kind */
            kind: string;
            /** Names */
            names: string[];
            /** Ready */
            ready: number | null;
        };
        /**
         * GradeIn
         * @description The grade that a person decides on; left out, the proposal is taken. Differing from it needs a reason.
         */
        GradeIn: {
            /** Confirmed */
            confirmed?: ("extraordinary" | "major" | "serious" | "ordinary") | null;
            /** Potential */
            potential?: ("extraordinary" | "major" | "serious" | "ordinary") | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * GradeNoteOut
         * @description A sentence in both languages.
         */
        GradeNoteOut: {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * GradeProposalOut
         * @description What the rules propose and on what basis.
         */
        GradeProposalOut: {
            /** Basis */
            basis: components["schemas"]["CriterionOut"][];
            /** Confirmed */
            confirmed: ("extraordinary" | "major" | "serious" | "ordinary") | null;
            elsewhere?: components["schemas"]["GradeNoteOut"] | null;
            major_risk?: components["schemas"]["MajorRiskOut"] | null;
            /** Mark */
            mark: string;
            /** Potential */
            potential: ("extraordinary" | "major" | "serious" | "ordinary") | null;
            /** Rule Set */
            rule_set: string;
            /** Sets */
            sets?: components["schemas"]["GradeSetOut"][];
            /** Source */
            source: string;
        };
        /**
         * GradeSetOut
         * @description A grading table that judged, with its clause.
         */
        GradeSetOut: {
            /** Id */
            id: string;
            /** Mark */
            mark: string;
            /** Source */
            source: string;
            /** Title */
            title: string;
        };
        /**
         * GradingOut
         * @description The grade a person decided on, and what the rules propose now.
         */
        GradingOut: {
            /** Confirmed */
            confirmed: ("extraordinary" | "major" | "serious" | "ordinary") | null;
            /** Graded At */
            graded_at: string | null;
            /** Needs Regrade */
            needs_regrade: boolean;
            /** Potential */
            potential: ("extraordinary" | "major" | "serious" | "ordinary") | null;
            proposal: components["schemas"]["GradeProposalOut"] | null;
        };
        /**
         * GrantIn
         * @description Who else is to see this incident, until when, and why.
         */
        GrantIn: {
            /** Org Path */
            org_path: string;
            /** Reason */
            reason: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * GrantOut
         * @description An opening of the incident to another body.
         */
        GrantOut: {
            /** Granted By */
            granted_by: string;
            /** Grantee Name */
            grantee_name: string;
            /** Grantee Path */
            grantee_path: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string;
            /** Until */
            until: string;
        };
        /**
         * GroundOut
         * @description The ground of a division, to be drawn: GeoJSON in degrees, generalised for a map of the province.
         */
        GroundOut: {
            /** Code */
            code: string;
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
        };
        /**
         * Group
         * @description Whether the plan names the base.
         * @enum {string}
         */
        Group: "plan" | "other";
        /**
         * GuideOut
         * @description What the guide table says.
         */
        GuideOut: {
            /** At Least */
            at_least: boolean;
            /** Downwind M */
            downwind_m: number | null;
            /** Edition */
            edition: string;
            /** Fire M */
            fire_m: number | null;
            /** Guide */
            guide: string;
            /** Isolation M */
            isolation_m: number | null;
            note: components["schemas"]["SaidOut"];
            text: components["schemas"]["SaidOut"];
        };
        /**
         * HazardBriefOut
         * @description A major hazard of the enterprise.
         */
        HazardBriefOut: {
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            level: components["schemas"]["HazardLevel"];
            /** Name */
            name: string;
            status: components["schemas"]["HazardStatus"];
            /** Substance Names */
            substance_names: string;
        };
        /**
         * HazardIn
         * @description A new major hazard.
         */
        HazardIn: {
            /** Address */
            address?: string | null;
            /** Alpha */
            alpha?: number | string | null;
            /** Assessed On */
            assessed_on?: string | null;
            /** Code */
            code: string;
            /**
             * Enterprise Id
             * Format: uuid
             */
            enterprise_id: string;
            /** Filing No */
            filing_no?: string | null;
            level: components["schemas"]["HazardLevel"];
            /** Name */
            name: string;
            position?: components["schemas"]["PositionIn"] | null;
            /** Principals */
            principals?: components["schemas"]["PrincipalIn"][] | null;
            /** R Value */
            r_value?: number | string | null;
            status?: components["schemas"]["HazardStatus"] | null;
            /** Substances */
            substances?: components["schemas"]["SubstanceIn"][] | null;
            /** Tanks */
            tanks?: components["schemas"]["TankIn"][] | null;
            unit?: components["schemas"]["HazardUnit"] | null;
        };
        /**
         * HazardLevel
         * @description Levels of GB 18218-2018 by R (clause 4.3).
         * @enum {string}
         */
        HazardLevel: "level_1" | "level_2" | "level_3" | "level_4";
        /**
         * HazardOut
         * @description Everything about a major hazard.
         */
        HazardOut: {
            /** Address */
            address: string;
            /** Alpha */
            alpha: number | null;
            /** Assessed On */
            assessed_on: string | null;
            /** Code */
            code: string;
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /**
             * Enterprise Id
             * Format: uuid
             */
            enterprise_id: string;
            /** Enterprise Name */
            enterprise_name: string;
            /** Filing No */
            filing_no: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Lat */
            lat: number | null;
            level: components["schemas"]["HazardLevel"];
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            /** Principals */
            principals: components["schemas"]["ContactOut"][];
            /** Provenance */
            provenance: {
                [key: string]: components["schemas"]["ProvenanceOut"];
            };
            /** R Value */
            r_value: number | null;
            /** Rank */
            rank: number;
            status: components["schemas"]["HazardStatus"];
            /** Substance Names */
            substance_names: string;
            /** Substances */
            substances: components["schemas"]["SubstanceOut"][];
            /** Tanks */
            tanks: components["schemas"]["TankOut"][];
            unit: components["schemas"]["HazardUnit"];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * HazardPatch
         * @description Changed fields of a major hazard; lists replace what was there.
         */
        HazardPatch: {
            /** Address */
            address?: string | null;
            /** Alpha */
            alpha?: number | string | null;
            /** Assessed On */
            assessed_on?: string | null;
            /** Filing No */
            filing_no?: string | null;
            level?: components["schemas"]["HazardLevel"] | null;
            /** Name */
            name?: string | null;
            position?: components["schemas"]["PositionIn"] | null;
            /** Principals */
            principals?: components["schemas"]["PrincipalIn"][] | null;
            /** R Value */
            r_value?: number | string | null;
            /** Read Version */
            read_version: number;
            /**
             * Source
             * @default
             */
            source?: string;
            status?: components["schemas"]["HazardStatus"] | null;
            /** Substances */
            substances?: components["schemas"]["SubstanceIn"][] | null;
            /** Tanks */
            tanks?: components["schemas"]["TankIn"][] | null;
            unit?: components["schemas"]["HazardUnit"] | null;
        };
        /**
         * HazardPinOut
         * @description A major hazard on the map.
         */
        HazardPinOut: {
            /** Division Name */
            division_name: string;
            /** Enterprise Name */
            enterprise_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lat */
            lat: number;
            level: components["schemas"]["HazardLevel"];
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** Position Mark */
            position_mark: string;
            /** Substance Names */
            substance_names: string;
        };
        /**
         * HazardRowOut
         * @description A major hazard as lists and maps show it.
         */
        HazardRowOut: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /**
             * Enterprise Id
             * Format: uuid
             */
            enterprise_id: string;
            /** Enterprise Name */
            enterprise_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Lat */
            lat: number | null;
            level: components["schemas"]["HazardLevel"];
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            /** R Value */
            r_value: number | null;
            /** Rank */
            rank: number;
            status: components["schemas"]["HazardStatus"];
            /** Substance Names */
            substance_names: string;
            unit: components["schemas"]["HazardUnit"];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * HazardsInBoxOut
         * @description Major hazards in a box; ``total`` counts all of them, also those that were not sent.
         */
        HazardsInBoxOut: {
            /** Items */
            items: components["schemas"]["HazardPinOut"][];
            /** Total */
            total: number;
        };
        /**
         * HazardStatus
         * @description Whether the substances are there.
         * @enum {string}
         */
        HazardStatus: "in_use" | "suspended" | "cancelled";
        /**
         * HazardUnit
         * @description Production and storage units are assessed apart.
         * @enum {string}
         */
        HazardUnit: "production" | "storage";
        /**
         * HealthOut
         * @description Whether this process can do its work, and as which database role.
         */
        HealthOut: {
            /** Database Role */
            database_role: string;
            /** Is Superuser */
            is_superuser: boolean;
            /** Process */
            process: string;
            /** Status */
            status: string;
            /** Version */
            version: string;
        };
        /**
         * HelpBodyOut
         * @description A body that can be asked, and why it is offered: it stands above, its ground borders, or it has free teams for it.
         */
        HelpBodyOut: {
            /** Is Above */
            is_above: boolean;
            /** Is Bordering */
            is_bordering: boolean;
            /**
             * Is Let In
             * @description whether asking opens the incident to it for a day, which a leader must do
             */
            is_let_in: boolean;
            /** Name */
            name: string;
            /**
             * Nearest M
             * @description how far the nearest of them is in a straight line
             */
            nearest_m: number | null;
            /** Org Path */
            org_path: string;
            /**
             * Teams
             * @description free teams of the capability, or else of the disciplines of the accident
             */
            teams: number;
        };
        /**
         * HelpRequestOut
         * @description A request for help with its receipt and its answer.
         */
        HelpRequestOut: {
            /** Answer */
            answer: string;
            /** Answered At */
            answered_at: string | null;
            /** Answered By */
            answered_by: string;
            /** Asked At */
            asked_at: string;
            /** Asked By */
            asked_by: string;
            /** Asked By Org */
            asked_by_org: string;
            /** Asked Name */
            asked_name: string;
            /**
             * Asked Path
             * @description place of the body that was asked
             */
            asked_path: string;
            /** Capability */
            capability: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Received At */
            received_at: string | null;
            /** Received By */
            received_by: string;
            status: components["schemas"]["HelpStatus"];
            /** Words */
            words: string;
        };
        /**
         * HelpStatus
         * @description Where a request for help stands.
         * @enum {string}
         */
        HelpStatus: "asked" | "received" | "granted" | "declined" | "withdrawn";
        /**
         * HintHazardOut
         * @description A major hazard near the place.
         */
        HintHazardOut: {
            /** Distance M */
            distance_m: number;
            /** Enterprise Name */
            enterprise_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Level */
            level: string;
            /** Name */
            name: string;
            /** Substances */
            substances: string;
        };
        /**
         * HintsIn
         * @description What the call sheet holds so far.
         */
        HintsIn: {
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Place Text
             * @default
             */
            place_text?: string;
            /**
             * What
             * @default
             */
            what?: string;
        };
        /**
         * HintsOut
         * @description What the platform knows while the call lasts.
         */
        HintsOut: {
            caller: components["schemas"]["CallerHintOut"] | null;
            /** Duplicates */
            duplicates: components["schemas"]["DuplicateOut"][];
            /** Hazards */
            hazards: components["schemas"]["HintHazardOut"][];
            known: components["schemas"]["KnownOut"];
        };
        /**
         * HintTargetOut
         * @description A protection target near the place.
         */
        HintTargetOut: {
            /** Distance M */
            distance_m: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** People */
            people: number | null;
        };
        /**
         * IncidentBriefOut
         * @description What a captain needs of the incident.
         */
        IncidentBriefOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Incident Type */
            incident_type: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Number */
            number: string;
            /** Place Text */
            place_text: string;
            /** Status */
            status: string;
            /** Substance */
            substance: string;
            /** Title */
            title: string;
        };
        /**
         * IncidentOut
         * @description An incident.
         */
        IncidentOut: {
            asked: components["schemas"]["LeaderRequestOut"] | null;
            casualties: components["schemas"]["CasualtiesOut"] | null;
            /** Closed At */
            closed_at: string | null;
            /** Controlled At */
            controlled_at: string | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /** Ended At */
            ended_at: string | null;
            /** Enterprise Id */
            enterprise_id: string | null;
            /** Enterprise Name */
            enterprise_name: string;
            grading: components["schemas"]["GradingOut"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Incident Type */
            incident_type: string;
            /** Is Outside Area */
            is_outside_area: boolean;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Merged Into */
            merged_into: string | null;
            /** Number */
            number: string;
            /** Occurred At */
            occurred_at: string | null;
            /** Org Path */
            org_path: string;
            /** Place Text */
            place_text: string;
            post: components["schemas"]["PostOut"] | null;
            /** Received At */
            received_at: string;
            /** Recorded At */
            recorded_at: string;
            /** Report Profile */
            report_profile: string;
            response_level: components["schemas"]["ResponseLevel"] | null;
            status: components["schemas"]["IncidentStatus"];
            /** Substance */
            substance: string;
            /** Subtype */
            subtype: string;
            /** Title */
            title: string;
            /** Transferred To */
            transferred_to: string | null;
        };
        /**
         * IncidentStatus
         * @description Where an incident stands (docs/rooms/incidents.md).
         * @enum {string}
         */
        IncidentStatus: "received" | "verifying" | "false_alarm" | "merged" | "transferred" | "confirmed" | "graded" | "responding" | "onsite" | "controlled" | "ended" | "reopened" | "evaluating" | "closed";
        /**
         * IncidentTypeOut
         * @description A kind of accident.
         */
        IncidentTypeOut: {
            /** Capabilities */
            capabilities: string[];
            /** Code */
            code: string;
            /** Disciplines */
            disciplines: string[];
            /** En */
            en: string;
            /** Key */
            key: string;
            /** Mark */
            mark: string;
            /** Short Window */
            short_window: boolean;
            /** Source */
            source: string;
            /** Subtypes */
            subtypes: components["schemas"]["SubtypeOut"][];
            /** Zh */
            zh: string;
        };
        /**
         * IndicatorOut
         * @description An indicator of the plans with both its denominators; ``second`` names the other one.
         */
        IndicatorOut: {
            /** Code */
            code: string;
            /** Denominator */
            denominator: number | null;
            discipline: components["schemas"]["Discipline"] | null;
            /** Gaps */
            gaps: components["schemas"]["Gap"][];
            /** Limit */
            limit: number | null;
            /** Lowest */
            lowest: number | null;
            /** Measure */
            measure: string;
            /** Numerator */
            numerator: number | null;
            /** Plan Value */
            plan_value: number | null;
            /** Second */
            second: string;
            /** Second Denominator */
            second_denominator: number | null;
            /** Second Numerator */
            second_numerator: number | null;
            /** Second Value */
            second_value: number | null;
            status: components["schemas"]["IndicatorStatus"];
            /** Target */
            target: number;
            /** Value */
            value: number | null;
        };
        /**
         * IndicatorStatus
         * @description Where an indicator stands.
         * @enum {string}
         */
        IndicatorStatus: "met" | "not_met" | "not_applicable" | "insufficient_data";
        /**
         * Industry
         * @description High-risk sectors of the Hubei plan (mission table M24) and the rest.
         * @enum {string}
         */
        Industry: "hazmat_production" | "hazmat_storage" | "hazmat_use" | "fireworks" | "civil_explosives" | "coal_mine" | "metal_mine" | "tailings" | "metallurgy" | "pipeline" | "construction" | "transport" | "gas_supply" | "dust" | "ammonia_cooling" | "machinery" | "building_materials" | "light_industry" | "commerce" | "other";
        /**
         * InsideOut
         * @description A place inside the zones. ``arrival_s`` null: no data.
         */
        InsideOut: {
            /** Arrival S */
            arrival_s: number | null;
            /**
             * Certainty
             * @enum {string}
             */
            certainty: "sure" | "median" | "possible";
            /** Distance M */
            distance_m: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "target" | "enterprise" | "hazard";
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** People */
            people: number | null;
            shelter: components["schemas"]["ShelterOut"] | null;
            /** Subkind */
            subkind: string;
            /** Zone */
            zone: string;
        };
        /**
         * JointAskedOut
         * @description The solve is queued; the stream tells when it is done.
         */
        JointAskedOut: {
            /**
             * Queued
             * @default true
             * @constant
             */
            queued?: true;
        };
        /**
         * JointOptionOut
         * @description A whole proposal. ``proven`` of the four goals are proven; ``is_greedy``: the time limit came first.
         *
         *     ``gaps``: how far each goal may be from its optimum (0.02 is 2 %), null where nothing is known.
         */
        JointOptionOut: {
            /** Gaps */
            gaps: (number | null)[];
            /** Is Greedy */
            is_greedy: boolean;
            price: components["schemas"]["ScoreOut"] | null;
            /** Proven */
            proven: number;
            score: components["schemas"]["ScoreOut"];
            /** Seconds */
            seconds: number;
            /** Shares */
            shares: components["schemas"]["JointShareOut"][];
            /** Status */
            status: string;
        };
        /**
         * JointPlanOut
         * @description One optimum over several incidents and its alternatives. Decision support only: a person decides.
         */
        JointPlanOut: {
            /** Adopted Option */
            adopted_option: number | null;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            decision: components["schemas"]["Decision"] | null;
            /** Decision Reason */
            decision_reason: string;
            /**
             * Decision Support Only
             * @default true
             * @constant
             */
            decision_support_only?: true;
            /** Generated At */
            generated_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Current */
            is_current: boolean;
            /** Options */
            options: components["schemas"]["JointOptionOut"][];
            /** Org Name */
            org_name: string;
            /** Org Path */
            org_path: string;
            /** Seconds */
            seconds: number;
            /** Teams Considered */
            teams_considered: number;
            /** Trigger */
            trigger: string;
        };
        /**
         * JointSentOut
         * @description A team proposed, with turn-out in its minutes; ``cover_lost`` in ten thousand people nobody else of its kind covers.
         */
        JointSentOut: {
            /** Cover Lost */
            cover_lost: number;
            /** Fills */
            fills: string[];
            /** High */
            high: number;
            /** Late */
            late: number;
            /** Low */
            low: number;
            /** Method */
            method: string;
            /** Minutes */
            minutes: number;
            /** Source */
            source: string;
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
            /** Team Name */
            team_name: string;
            /** Tier */
            tier: string;
        };
        /**
         * JointShareOut
         * @description One incident's part: what it lacks, who is proposed, what stays short, and what it loses to the others.
         */
        JointShareOut: {
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Loses */
            loses: components["schemas"]["ReasonOut"][];
            /** Needs */
            needs: {
                [key: string]: number;
            };
            /** Number */
            number: string;
            /** Priority */
            priority: number;
            /** Sent */
            sent: components["schemas"]["JointSentOut"][];
            /** Short */
            short: {
                [key: string]: number;
            };
            /** Title */
            title: string;
        };
        /**
         * KeptOut
         * @description How many were new.
         */
        KeptOut: {
            /** Kept */
            kept: number;
        };
        /**
         * KnownOut
         * @description What the platform knows of the place. Wind is null: no instrument tells it yet.
         */
        KnownOut: {
            division: components["schemas"]["DivisionHintOut"] | null;
            /**
             * People Near
             * @description sum over the targets whose number is known
             */
            people_near: number | null;
            /** Radius M */
            radius_m: number;
            /** Targets */
            targets: components["schemas"]["HintTargetOut"][];
            /** Wind */
            wind?: null;
        };
        /**
         * LackOut
         * @description What still forbids to lift the area.
         */
        LackOut: {
            /** Code */
            code: string;
            /** Point Id */
            point_id: string | null;
            text: components["schemas"]["SaidOut"];
        };
        /**
         * LeaderRequestOut
         * @description What an officer asks the leader to decide.
         */
        LeaderRequestOut: {
            about: components["schemas"]["Asked"];
            /** At */
            at: string;
            /** By */
            by: string;
            /** Into Id */
            into_id: string | null;
            /** Into Number */
            into_number: string;
            /** Reason */
            reason: string;
        };
        /**
         * LedgerItemOut
         * @description A kind of equipment with the team that holds it.
         */
        LedgerItemOut: {
            /** Checked At */
            checked_at: string | null;
            /** Count */
            count: number | null;
            /** Count Ready */
            count_ready: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Online */
            is_online: boolean | null;
            kind: components["schemas"]["EquipmentClass"];
            /** Mark */
            mark: string;
            /** Model */
            model: string;
            /** Name */
            name: string;
            /** Plate */
            plate: string;
            /** Source */
            source: string;
            state: components["schemas"]["EquipmentState"];
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
            /** Team Name */
            team_name: string;
            /** Tested At */
            tested_at: string | null;
        };
        /**
         * LegOut
         * @description A part of the way and where it ends; empty: at the place itself.
         */
        LegOut: {
            /** Hours */
            hours: number;
            /**
             * Mode
             * @enum {string}
             */
            mode: "road" | "rail" | "air";
            /** To */
            to: string;
        };
        /**
         * Level
         * @description How high a division stands.
         * @enum {string}
         */
        Level: "province" | "prefecture" | "county";
        /**
         * LimitOut
         * @description What the answer does not hold for.
         */
        LimitOut: {
            /** Code */
            code: string;
            text: components["schemas"]["SaidOut"];
        };
        /**
         * LocationIn
         * @description A better place.
         */
        LocationIn: {
            /**
             * Coordinate System
             * @default wgs84
             * @enum {string}
             */
            coordinate_system?: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Place Text */
            place_text?: string | null;
        };
        /**
         * LotIn
         * @description A new batch.
         */
        LotIn: {
            /**
             * Batch No
             * @default
             */
            batch_no?: string;
            /** Expires On */
            expires_on?: string | null;
            /**
             * Faulty
             * @default 0
             */
            faulty?: number;
            item: components["schemas"]["SupplyItem"];
            /**
             * Lent
             * @default 0
             */
            lent?: number;
            /**
             * Locked
             * @default 0
             */
            locked?: number;
            /** Quantity */
            quantity: number;
            /**
             * Source
             * @default
             */
            source?: string;
        };
        /**
         * LotOut
         * @description A batch in a store. ``usable`` is what may be promised: expired, lent, faulty, locked and held parts are off.
         */
        LotOut: {
            /**
             * Base Id
             * Format: uuid
             */
            base_id: string;
            /** Base Name */
            base_name: string;
            /** Batch No */
            batch_no: string;
            /** Counted At */
            counted_at: string;
            /** Expired */
            expired: number;
            /** Expires On */
            expires_on: string | null;
            /** Faulty */
            faulty: number;
            /** Held */
            held: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Is Own */
            is_own: boolean;
            item: components["schemas"]["SupplyItem"];
            /** Item Zh */
            item_zh: string;
            /** Lat */
            lat: number | null;
            /** Lent */
            lent: number;
            /** Locked */
            locked: number;
            /** Lon */
            lon: number | null;
            /** Quantity */
            quantity: number;
            /** Source */
            source: string;
            /** Unit */
            unit: string;
            /** Usable */
            usable: number;
        };
        /**
         * LotPatch
         * @description Changed parts of a batch.
         */
        LotPatch: {
            /** Expires On */
            expires_on?: string | null;
            /** Faulty */
            faulty?: number | null;
            /** Lent */
            lent?: number | null;
            /** Locked */
            locked?: number | null;
            /** Quantity */
            quantity?: number | null;
        };
        /**
         * MajorRiskOut
         * @description Whether it must be reported though nobody was hurt, and what a person must judge.
         */
        MajorRiskOut: {
            by_person: components["schemas"]["GradeNoteOut"];
            /** Criteria */
            criteria: components["schemas"]["RiskCriterionOut"][];
            /** Is Met */
            is_met: boolean;
            /** Mark */
            mark: string;
            /**
             * Report As
             * @enum {string}
             */
            report_as: "extraordinary" | "major" | "serious" | "ordinary";
            /** Source */
            source: string;
            /** Title */
            title: string;
        };
        /**
         * MapSourceOut
         * @description One data set of the map, loaded or missing.
         */
        MapSourceOut: {
            /** Data Date */
            data_date: string | null;
            /** Edition */
            edition: string;
            /** Is Loaded */
            is_loaded: boolean;
            /** Key */
            key: string;
            /** Licence */
            licence: string;
            /** Loaded At */
            loaded_at: string | null;
            /** Note */
            note: string;
            /** Review Number */
            review_number: string | null;
            /** Rows */
            rows: number;
            /** Source */
            source: string;
            /** Title */
            title: string;
        };
        /**
         * MapSourcesOut
         * @description All data sets, and what the map as a whole needs to say.
         */
        MapSourcesOut: {
            attribution: components["schemas"]["WordsOut"];
            /** Has Boundaries */
            has_boundaries: boolean;
            /** Has Tianditu */
            has_tianditu: boolean;
            /** Max Zoom */
            max_zoom: number;
            review_note: components["schemas"]["WordsOut"];
            /** Sources */
            sources: components["schemas"]["MapSourceOut"][];
            /** Version */
            version: string;
        };
        /**
         * Mark
         * @description How far a value can be trusted.
         * @enum {string}
         */
        Mark: "measured" | "stated" | "confirmed" | "public" | "imported" | "assumed" | "synthetic";
        /**
         * MatchingIn
         * @description Which column of the file (from 0) is which field.
         */
        MatchingIn: {
            /** Matching */
            matching: {
                [key: string]: number;
            };
        };
        /**
         * Measure
         * @description What is compared with the limit.
         * @enum {string}
         */
        Measure: "minutes" | "circle_km" | "road_km";
        /**
         * MeasuringPointIn
         * @description A place where gas is looked for, or the statement that there is none of its kind.
         */
        MeasuringPointIn: {
            /**
             * Absent
             * @default false
             */
            absent?: boolean;
            kind: components["schemas"]["PointKind"];
            /** Name */
            name: string;
        };
        /**
         * MeasuringPointOut
         * @description A place where gas is looked for.
         */
        MeasuringPointOut: {
            /** Absent */
            absent: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            kind: components["schemas"]["PointKind"];
            /** Listed At */
            listed_at: string;
            /** Listed By */
            listed_by: string;
            /** Name */
            name: string;
        };
        /**
         * MergeIn
         * @description The incident that this one turned out to be.
         */
        MergeIn: {
            /**
             * Into Id
             * Format: uuid
             */
            into_id: string;
            /** Reason */
            reason: string;
        };
        /**
         * Method
         * @description What a travel time rests on.
         * @enum {string}
         */
        Method: "route" | "graph" | "estimate";
        /**
         * ModelOut
         * @description A model that took part.
         */
        ModelOut: {
            /** Name */
            name: string;
            /** Reference */
            reference: string;
            /** Valid Range */
            valid_range: string;
            /** Version */
            version: string;
        };
        /**
         * MyAssignmentOut
         * @description A task as its team sees it.
         */
        MyAssignmentOut: {
            /** Blocked Reason */
            blocked_reason: string;
            /** Detail */
            detail: string;
            /** Dispatch Id */
            dispatch_id: string | null;
            /** Due At */
            due_at: string | null;
            /** Given At */
            given_at: string;
            /** Given By */
            given_by: string;
            group: components["schemas"]["FieldGroup"] | null;
            /** Holds Incident */
            holds_incident: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            incident: components["schemas"]["IncidentBriefOut"];
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Overdue At */
            overdue_at: string | null;
            /** Owner Name */
            owner_name: string;
            /** Place */
            place: string;
            /** Result */
            result: string;
            status: components["schemas"]["AssignmentStatus"];
            /** Steps */
            steps: components["schemas"]["AssignmentStepOut"][];
            /** Title */
            title: string;
        };
        /**
         * MyDispatchOut
         * @description An order as its team sees it, with the first-hour packet while it is open and dangerous goods may be involved.
         */
        MyDispatchOut: {
            /** Cancel Reason */
            cancel_reason: string | null;
            /** Clock Minutes */
            clock_minutes: number | null;
            /** Contact */
            contact: string;
            /** Equipment */
            equipment: string;
            expected: components["schemas"]["ArrivalOut"] | null;
            /** Holds Incident */
            holds_incident: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            incident: components["schemas"]["IncidentBriefOut"];
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Issued At */
            issued_at: string | null;
            /** Issues At */
            issues_at: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Notes */
            notes: string;
            /** Order No */
            order_no: number;
            /** Ordered At */
            ordered_at: string;
            /** Ordered By */
            ordered_by: string;
            packet: components["schemas"]["PacketOut"] | null;
            /** People */
            people: number | null;
            /** Position At */
            position_at: string | null;
            /** Recommendation Id */
            recommendation_id: string | null;
            refusal: components["schemas"]["RefusalOut"] | null;
            /** Rendezvous */
            rendezvous: string;
            /** Rendezvous Lat */
            rendezvous_lat: number | null;
            /** Rendezvous Lon */
            rendezvous_lon: number | null;
            status: components["schemas"]["DispatchStatus"];
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Task */
            task: string;
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
            /** Team Name */
            team_name: string;
        };
        /**
         * MyWithdrawalOut
         * @description A signal as its teams see it.
         */
        MyWithdrawalOut: {
            /** Climbed At */
            climbed_at: string | null;
            /** End Reason */
            end_reason: string;
            /** Ended At */
            ended_at: string | null;
            /** Ended By */
            ended_by: string;
            /** Gather */
            gather: string;
            /** Gather Lat */
            gather_lat: number | null;
            /** Gather Lon */
            gather_lon: number | null;
            /** Holds Incident */
            holds_incident: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            incident: components["schemas"]["IncidentBriefOut"];
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Mark */
            mark: string;
            /** Number */
            number: number;
            /** Raised At */
            raised_at: string;
            /** Raised By */
            raised_by: string;
            /** Raised By Org */
            raised_by_org: string;
            /** Reason */
            reason: string;
            reason_code: components["schemas"]["WithdrawalReason"];
            /** Receipts */
            receipts: components["schemas"]["ReceiptOut"][];
            /** Recorded At */
            recorded_at: string;
            /** Reentry Allowed */
            reentry_allowed: boolean | null;
            /** Reentry At */
            reentry_at: string | null;
            /** Reentry By */
            reentry_by: string;
            /** Reentry Reason */
            reentry_reason: string;
            /** Rule Set */
            rule_set: string;
            /** Source */
            source: string;
            status: components["schemas"]["WithdrawalStatus"];
            /** Step */
            step: number;
            /** Steps */
            steps: components["schemas"]["ClimbStepOut"][];
            /** Steps Mark */
            steps_mark: string;
            /** Steps Source */
            steps_source: string;
            words: components["schemas"]["SaidOut"];
        };
        /**
         * NearEnterpriseOut
         * @description An enterprise in the surroundings.
         */
        NearEnterpriseOut: {
            /** Address */
            address: string;
            /** Distance M */
            distance_m: number;
            /** Hazard Rank */
            hazard_rank: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            industry: components["schemas"]["Industry"];
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
        };
        /**
         * NearHazardOut
         * @description A major hazard in the surroundings.
         */
        NearHazardOut: {
            /** Distance M */
            distance_m: number;
            /**
             * Enterprise Id
             * Format: uuid
             */
            enterprise_id: string;
            /** Enterprise Name */
            enterprise_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lat */
            lat: number;
            level: components["schemas"]["HazardLevel"];
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** Substances */
            substances: string;
        };
        /**
         * NearTargetOut
         * @description A target in the surroundings; ``people`` at the asked hour.
         */
        NearTargetOut: {
            /** Distance M */
            distance_m: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["TargetKind"];
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** People */
            people: number | null;
            sensitivity: components["schemas"]["TargetSensitivity"];
        };
        /**
         * NeededKindOut
         * @description A kind of place that must be listed.
         */
        NeededKindOut: {
            kind: components["schemas"]["PointKind"];
            text: components["schemas"]["SaidOut"];
        };
        /**
         * NeedOut
         * @description What was looked for.
         */
        NeedOut: {
            /** At */
            at: string;
            /** Capabilities */
            capabilities: string[];
            /** Disciplines */
            disciplines: string[];
        };
        /**
         * NextBestOut
         * @description The free team that would be there first, its turn-out included.
         */
        NextBestOut: {
            /** High */
            high: number;
            /** Low */
            low: number;
            /** Method */
            method: string;
            /** Minutes */
            minutes: number;
            /** Source */
            source: string;
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
            /** Team Name */
            team_name: string;
            /** Tier */
            tier: string;
        };
        /**
         * NominateIn
         * @description Who is to take command.
         */
        NominateIn: {
            /**
             * Briefing
             * @default
             */
            briefing?: string;
            /**
             * Override Reason
             * @description needed when the rules refuse this person: expired, not ready
             * @default
             */
            override_reason?: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /**
             * Reason
             * @description needed when somebody else than the commander hands command on
             * @default
             */
            reason?: string;
        };
        /**
         * NomineeDoubt
         * @description What speaks against a nominee.
         * @enum {string}
         */
        NomineeDoubt: "unlisted" | "expired" | "not_ready" | "other_discipline" | "level_below" | "training_old";
        /**
         * NoteIn
         * @description Something worth keeping in the log.
         */
        NoteIn: {
            /** Occurred At */
            occurred_at?: string | null;
            /** Text */
            text: string;
        };
        /**
         * NothingIn
         * @description A step that needs nothing.
         */
        NothingIn: Record<string, never>;
        /**
         * ObservationIn
         * @description One observation of one station.
         */
        ObservationIn: {
            /** Cloud Eighths */
            cloud_eighths?: number | null;
            /** Humidity */
            humidity?: number | null;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Observed At
             * Format: date-time
             */
            observed_at: string;
            /**
             * Reference Height
             * @default 10
             */
            reference_height?: number;
            /**
             * Source
             * @description name of the station
             * @default
             */
            source?: string;
            /** Station Id */
            station_id: string;
            /** Temperature C */
            temperature_c?: number | null;
            /** Wind From */
            wind_from?: number | null;
            /** Wind Speed */
            wind_speed?: number | null;
        };
        /**
         * ObservationsIn
         * @description Observations of stations.
         */
        ObservationsIn: {
            /** Observations */
            observations: components["schemas"]["ObservationIn"][];
        };
        /**
         * OfferedHazardOut
         * @description A major hazard that the release may come from.
         */
        OfferedHazardOut: {
            /** Distance M */
            distance_m: number | null;
            /** Enterprise Name */
            enterprise_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Level */
            level: string;
            /** Name */
            name: string;
            /** Substances */
            substances: components["schemas"]["OfferedSubstanceOut"][];
            /** Tanks */
            tanks: components["schemas"]["OfferedTankOut"][];
        };
        /**
         * OfferedSubstanceOut
         * @description A substance of an offered hazard.
         */
        OfferedSubstanceOut: {
            /** Computable */
            computable: boolean;
            /** Name */
            name: string;
            /** Quantity T */
            quantity_t: number | null;
        };
        /**
         * OfferedTankOut
         * @description A vessel of an offered hazard.
         */
        OfferedTankOut: {
            /** Name */
            name: string;
            /** Substance */
            substance: string;
            /** Volume */
            volume: number | null;
        };
        /**
         * OnsiteIn
         * @description The command post.
         */
        OnsiteIn: {
            /** Groups */
            groups?: string[];
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /** Occurred At */
            occurred_at?: string | null;
            /** Place */
            place: string;
        };
        /**
         * OrderPlanIn
         * @description Order all of the plan.
         */
        OrderPlanIn: {
            /**
             * Notes
             * @default
             */
            notes?: string;
        };
        /**
         * OrganisationBrief
         * @description An organisation as others name it.
         */
        OrganisationBrief: {
            /** Admin Level */
            admin_level: string;
            /** Division Code */
            division_code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /** Short Name */
            short_name: string;
        };
        /**
         * OrganisationIn
         * @description A new organisation.
         */
        OrganisationIn: {
            /**
             * Address
             * @default
             */
            address?: string;
            /**
             * Division Code
             * @default
             */
            division_code?: string;
            /**
             * Duty Phone
             * @default
             */
            duty_phone?: string;
            kind: components["schemas"]["OrgKind"];
            /** Name */
            name: string;
            /**
             * Parent Id
             * Format: uuid
             */
            parent_id: string;
            /**
             * Short Name
             * @default
             */
            short_name?: string;
        };
        /**
         * OrganisationOut
         * @description An organisation of the own subtree.
         */
        OrganisationOut: {
            /** Address */
            address: string;
            /** Admin Level */
            admin_level: string;
            /** Division Code */
            division_code: string;
            /** Duty Phone */
            duty_phone: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Kind */
            kind: string;
            /** Mark */
            mark: string;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /** Parent Id */
            parent_id: string | null;
            /** Recorded At */
            recorded_at: string;
            /** Short Name */
            short_name: string;
            /** Source */
            source: string;
        };
        /**
         * OrganisationPatch
         * @description What may be corrected.
         */
        OrganisationPatch: {
            /** Address */
            address?: string | null;
            /** Duty Phone */
            duty_phone?: string | null;
            /** Name */
            name?: string | null;
            /** Short Name */
            short_name?: string | null;
        };
        /**
         * OrgKind
         * @description What an organisation is (glossary §1).
         * @enum {string}
         */
        OrgKind: "em_authority" | "rescue_command_center" | "safety_committee_office" | "supervising_department" | "park_committee" | "enterprise" | "team" | "expert_group";
        /**
         * OutgoingOut
         * @description A report on its way out.
         */
        OutgoingOut: {
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string;
            /** Approved Version */
            approved_version: number | null;
            /** Body Name */
            body_name: string;
            /** Body Path */
            body_path: string;
            /** Content */
            content: {
                [key: string]: string;
            };
            /** Drafted At */
            drafted_at: string;
            /** Drafted By */
            drafted_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Is Oral */
            is_oral: boolean;
            kind: components["schemas"]["ReportKind"];
            /** Name */
            name: string;
            /** Parts */
            parts: string[];
            /** Period From */
            period_from: string;
            /** Period To */
            period_to: string;
            /** Remark */
            remark: string;
            /** Returned By */
            returned_by: string;
            /** Sendings */
            sendings: components["schemas"]["SendingOut"][];
            /** Sent At */
            sent_at: string | null;
            /** Sent Version */
            sent_version: number | null;
            /** Seq No */
            seq_no: number;
            /** Signed At */
            signed_at: string | null;
            /** Signed By */
            signed_by: string;
            status: components["schemas"]["OutgoingStatus"];
            /** Submitted At */
            submitted_at: string | null;
            /** Submitted By */
            submitted_by: string;
            /** Timeline Seq */
            timeline_seq: number;
            /** Version */
            version: number;
        };
        /**
         * OutgoingStatus
         * @description Where a paper stands on its way out.
         * @enum {string}
         */
        OutgoingStatus: "draft" | "submitted" | "returned" | "approved" | "sent" | "discarded";
        /**
         * OutgoingVersionOut
         * @description One text that a report had.
         */
        OutgoingVersionOut: {
            /** Content */
            content: {
                [key: string]: string;
            };
            /** Edited At */
            edited_at: string;
            /** Edited By */
            edited_by: string;
            /** Number */
            number: number;
            /** Timeline Seq */
            timeline_seq: number;
        };
        /**
         * OutgoingWholeOut
         * @description A report with every text it had.
         */
        OutgoingWholeOut: {
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string;
            /** Approved Version */
            approved_version: number | null;
            /** Body Name */
            body_name: string;
            /** Body Path */
            body_path: string;
            /** Content */
            content: {
                [key: string]: string;
            };
            /** Drafted At */
            drafted_at: string;
            /** Drafted By */
            drafted_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Incident Number */
            incident_number: string;
            /** Incident Title */
            incident_title: string;
            /** Is Oral */
            is_oral: boolean;
            kind: components["schemas"]["ReportKind"];
            /** Name */
            name: string;
            /** Parts */
            parts: string[];
            /** Period From */
            period_from: string;
            /** Period To */
            period_to: string;
            /** Remark */
            remark: string;
            /** Returned By */
            returned_by: string;
            /** Sendings */
            sendings: components["schemas"]["SendingOut"][];
            /** Sent At */
            sent_at: string | null;
            /** Sent Version */
            sent_version: number | null;
            /** Seq No */
            seq_no: number;
            /** Signed At */
            signed_at: string | null;
            /** Signed By */
            signed_by: string;
            status: components["schemas"]["OutgoingStatus"];
            /** Submitted At */
            submitted_at: string | null;
            /** Submitted By */
            submitted_by: string;
            /** Timeline Seq */
            timeline_seq: number;
            /** Version */
            version: number;
            /** Versions */
            versions: components["schemas"]["OutgoingVersionOut"][];
        };
        /**
         * PacketContactOut
         * @description Whom to call.
         */
        PacketContactOut: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            role: components["schemas"]["SaidOut"];
        };
        /**
         * PacketOut
         * @description The first-hour packet of an incident, at most 100 KB. ``hydrants`` and ``gate`` null: no data.
         */
        PacketOut: {
            /** Adopted */
            adopted: boolean;
            agents: components["schemas"]["SaidOut"] | null;
            amount: components["schemas"]["FactOut"] | null;
            antidote: components["schemas"]["SaidOut"] | null;
            approach: components["schemas"]["SaidOut"];
            /** Contacts */
            contacts: components["schemas"]["PacketContactOut"][];
            /** Decision */
            decision: string;
            distances: components["schemas"]["GuideOut"] | null;
            edition: components["schemas"]["SaidOut"];
            /** First */
            first: components["schemas"]["SaidOut"][];
            gate: components["schemas"]["SaidOut"] | null;
            hydrants: components["schemas"]["SaidOut"] | null;
            /** In Table */
            in_table: boolean;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Kind */
            kind: string;
            /** Limits */
            limits: components["schemas"]["SaidOut"][];
            /** Made At */
            made_at: string;
            /** Never */
            never: components["schemas"]["SaidOut"][];
            notice: components["schemas"]["SaidOut"];
            /** Number */
            number: string;
            /** Place Text */
            place_text: string;
            ppe: components["schemas"]["PacketPpeOut"];
            released: components["schemas"]["ReleasedOut"] | null;
            run: components["schemas"]["RunBriefOut"] | null;
            shelter: components["schemas"]["SaidOut"] | null;
            substance: components["schemas"]["PacketSubstanceOut"];
            /** Title */
            title: string;
            vessel: components["schemas"]["FactOut"] | null;
            /** Water Reactive */
            water_reactive: boolean;
            wind: components["schemas"]["PacketWindOut"];
            /** Zones */
            zones: components["schemas"]["PacketZoneOut"][];
        };
        /**
         * PacketPpeOut
         * @description What to wear.
         */
        PacketPpeOut: {
            content: components["schemas"]["SaidOut"];
            /** Level */
            level: string;
            name: components["schemas"]["SaidOut"];
        };
        /**
         * PacketSubstanceOut
         * @description What was told, and what the table knows of it.
         */
        PacketSubstanceOut: {
            /** Cas */
            cas: string | null;
            name: components["schemas"]["SaidOut"] | null;
            /** Told */
            told: string;
            /** Un */
            un: string | null;
        };
        /**
         * PacketWindOut
         * @description Wind as a sentence and when it was so.
         */
        PacketWindOut: {
            /** At */
            at: string | null;
            sentence: components["schemas"]["SaidOut"];
        };
        /**
         * PacketZoneOut
         * @description How far one threshold reaches.
         */
        PacketZoneOut: {
            effect: components["schemas"]["SaidOut"];
            name: components["schemas"]["SaidOut"];
            /** Reach High M */
            reach_high_m: number | null;
            /** Reach M */
            reach_m: number;
        };
        /** Page[AccountOut] */
        Page_AccountOut_: {
            /** Items */
            items: components["schemas"]["AccountOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[AuditEntryOut] */
        Page_AuditEntryOut_: {
            /** Items */
            items: components["schemas"]["AuditEntryOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[BatchOut] */
        Page_BatchOut_: {
            /** Items */
            items: components["schemas"]["BatchOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[EnterpriseRowOut] */
        Page_EnterpriseRowOut_: {
            /** Items */
            items: components["schemas"]["EnterpriseRowOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[HazardRowOut] */
        Page_HazardRowOut_: {
            /** Items */
            items: components["schemas"]["HazardRowOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[IncidentOut] */
        Page_IncidentOut_: {
            /** Items */
            items: components["schemas"]["IncidentOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[LedgerItemOut] */
        Page_LedgerItemOut_: {
            /** Items */
            items: components["schemas"]["LedgerItemOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[OrganisationOut] */
        Page_OrganisationOut_: {
            /** Items */
            items: components["schemas"]["OrganisationOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[PersonOut] */
        Page_PersonOut_: {
            /** Items */
            items: components["schemas"]["PersonOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[ReportOut] */
        Page_ReportOut_: {
            /** Items */
            items: components["schemas"]["ReportOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[RowOut] */
        Page_RowOut_: {
            /** Items */
            items: components["schemas"]["RowOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[SelfSupportOut] */
        Page_SelfSupportOut_: {
            /** Items */
            items: components["schemas"]["SelfSupportOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[ShiftOut] */
        Page_ShiftOut_: {
            /** Items */
            items: components["schemas"]["ShiftOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[StudyRowOut] */
        Page_StudyRowOut_: {
            /** Items */
            items: components["schemas"]["StudyRowOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[TargetRowOut] */
        Page_TargetRowOut_: {
            /** Items */
            items: components["schemas"]["TargetRowOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** Page[TeamRowOut] */
        Page_TeamRowOut_: {
            /** Items */
            items: components["schemas"]["TeamRowOut"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /**
         * PartOut
         * @description Ground that is added or given up.
         */
        PartOut: {
            /** Area */
            area: {
                [key: string]: unknown;
            } | null;
            /** Km2 */
            km2: number;
        };
        /**
         * PasswordIn
         * @description A new password.
         */
        PasswordIn: {
            /** Password */
            password: string;
        };
        /**
         * PeopleOut
         * @description Headcounts: ``known`` is null where nobody was counted.
         */
        PeopleOut: {
            /** Known */
            known: number | null;
            /** Targets */
            targets: number;
            /** Unknown Targets */
            unknown_targets: number;
        };
        /**
         * PeopleSumOut
         * @description People of several targets: what is known, and how many targets nobody counted.
         */
        PeopleSumOut: {
            /** Is Complete */
            is_complete: boolean;
            /** Known */
            known: number;
            /** Targets */
            targets: number;
            /** Unknown Targets */
            unknown_targets: number;
        };
        /**
         * PersonBrief
         * @description As whom.
         */
        PersonBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Post */
            post: string;
        };
        /**
         * PersonIn
         * @description A new person.
         */
        PersonIn: {
            /**
             * Is Liaison
             * @default false
             */
            is_liaison?: boolean;
            /** Name */
            name: string;
            /**
             * Org Id
             * Format: uuid
             */
            org_id: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Post
             * @default
             */
            post?: string;
        };
        /**
         * PersonOut
         * @description A person; the phone is masked.
         */
        PersonOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Is Liaison */
            is_liaison: boolean;
            /** Name */
            name: string;
            /**
             * Org Id
             * Format: uuid
             */
            org_id: string;
            /** Org Name */
            org_name: string;
            /** Org Path */
            org_path: string;
            /** Phone Masked */
            phone_masked: string;
            /** Post */
            post: string;
            /** Reached At */
            reached_at: string | null;
        };
        /**
         * PersonPatch
         * @description What may be corrected.
         */
        PersonPatch: {
            /** Is Liaison */
            is_liaison?: boolean | null;
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
            /** Post */
            post?: string | null;
        };
        /**
         * PhoneOut
         * @description A phone number in full.
         */
        PhoneOut: {
            /** Phone */
            phone: string;
        };
        /**
         * PlaceKind
         * @description What a place is.
         * @enum {string}
         */
        PlaceKind: "province" | "prefecture" | "county" | "town" | "village" | "interchange" | "junction" | "exit";
        /**
         * PlaceOut
         * @description A place; ``is_own_position`` is false where it only lies somewhere in its county.
         */
        PlaceOut: {
            /** Distance M */
            distance_m: number | null;
            /** Division Code */
            division_code: string | null;
            /** Full Name */
            full_name: string;
            /** Id */
            id: string;
            /** Is Own Position */
            is_own_position: boolean;
            kind: components["schemas"]["PlaceKind"];
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            mark: components["schemas"]["Mark"];
            /** Matched */
            matched: string;
            /** Name */
            name: string;
            /** Population */
            population: number | null;
            /** Source */
            source: string;
        };
        /**
         * PointKind
         * @description Where gas is looked for.
         * @enum {string}
         */
        PointKind: "boundary" | "void" | "drain" | "building";
        /**
         * PointOut
         * @description One of the points shown on the map before a commit.
         */
        PointOut: {
            /** Label */
            label: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /**
         * PointStandingOut
         * @description A place with its last readings.
         */
        PointStandingOut: {
            /** Absent */
            absent: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            kind: components["schemas"]["PointKind"];
            /** Listed At */
            listed_at: string;
            /** Listed By */
            listed_by: string;
            /** Name */
            name: string;
            /** Readings */
            readings: components["schemas"]["GasReadingOut"][];
        };
        /**
         * PositionIn
         * @description A position in any system that the door reads; stored as WGS 84.
         */
        PositionIn: {
            /** Central Meridian */
            central_meridian?: number | null;
            /** @default wgs84 */
            coordinate_system?: components["schemas"]["CoordinateSystem"];
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /**
         * PostOut
         * @description The command post.
         */
        PostOut: {
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Place */
            place: string;
        };
        /**
         * PrincipalIn
         * @description One of the three who answer by name.
         */
        PrincipalIn: {
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            role: components["schemas"]["PrincipalRole"];
        };
        /**
         * PrincipalRole
         * @description The three persons who answer for a major hazard by name (包保责任人).
         * @enum {string}
         */
        PrincipalRole: "hazard_principal" | "hazard_technical" | "hazard_operation";
        /** Problem */
        Problem: {
            code: string;
            detail: string;
            errors?: {
                loc?: string;
                msg?: string;
                type?: string;
            }[];
            instance: string;
            params?: Record<string, never>;
            status: number;
            title: string;
            type: string;
        };
        /**
         * ProfileIn
         * @description By which limits to report, and why.
         */
        ProfileIn: {
            /** Profile */
            profile: string;
            /** Reason */
            reason: string;
        };
        /**
         * ProfileLimitOut
         * @description One limit of a profile.
         */
        ProfileLimitOut: {
            /** Channel */
            channel: string;
            /** Clock */
            clock: string;
            /** Grades */
            grades: string[];
            /** Id */
            id: string;
            /** Mark */
            mark: string;
            /** Minutes */
            minutes: number;
            /** Receiver */
            receiver: string;
            /** Source */
            source: string;
        };
        /**
         * ProfileOut
         * @description A set of limits that bind together, with source and mark.
         */
        ProfileOut: {
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /** En */
            en: string;
            /** Id */
            id: string;
            /** Limits */
            limits: components["schemas"]["ProfileLimitOut"][];
            /** Mark */
            mark: string;
            /** Source */
            source: string;
            /** Zh */
            zh: string;
        };
        /**
         * PromiseOut
         * @description What the plans promise of an order and how it stands. ``chance`` and the expected times are estimates.
         */
        PromiseOut: {
            /** Arrived At */
            arrived_at: string | null;
            /**
             * Arrived By
             * @description whose word the arrival rests on; the control point's stands
             */
            arrived_by: ("team" | "fence" | "control_point") | null;
            /** Chance */
            chance: number | null;
            /** Checked In At */
            checked_in_at: string | null;
            /** Checked In By */
            checked_in_by: string;
            /** Clock Started At */
            clock_started_at: string | null;
            /**
             * Dispatch Id
             * Format: uuid
             */
            dispatch_id: string;
            dispatch_status: components["schemas"]["DispatchStatus"];
            /** Doubts */
            doubts: string[];
            /** Due At */
            due_at: string | null;
            /** Equipped */
            equipped: boolean | null;
            /** Eta At */
            eta_at: string | null;
            /** Eta High At */
            eta_high_at: string | null;
            /** Eta Low At */
            eta_low_at: string | null;
            /** Eta Method */
            eta_method: string | null;
            /** Eta Source */
            eta_source: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Incident Number */
            incident_number: string;
            /** Incident Title */
            incident_title: string;
            /** Indicators */
            indicators: string[];
            /**
             * Is Estimate
             * @default true
             * @constant
             */
            is_estimate?: true;
            /** Issued At */
            issued_at: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Minutes */
            minutes: number | null;
            /** Near At */
            near_at: string | null;
            next_best: components["schemas"]["NextBestOut"] | null;
            /** Not Counted */
            not_counted: string[];
            /** Position At */
            position_at: string | null;
            /** Promised Minutes */
            promised_minutes: number;
            state: components["schemas"]["PromiseState"];
            /** Task */
            task: string;
            /**
             * Team Id
             * Format: uuid
             */
            team_id: string;
            /** Team Name */
            team_name: string;
            /** Tier */
            tier: string;
            /** Warned At */
            warned_at: string | null;
        };
        /**
         * PromiseState
         * @description Where a promise stands.
         * @enum {string}
         */
        PromiseState: "waiting" | "running" | "at_risk" | "broken" | "kept" | "missed" | "void";
        /**
         * PromiseTakenOut
         * @description The position was taken; the promise it bears on, if the plans make one.
         */
        PromiseTakenOut: {
            promise: components["schemas"]["PromiseOut"] | null;
        };
        /**
         * ProvenanceOut
         * @description Where a value comes from.
         */
        ProvenanceOut: {
            /** At */
            at: string;
            /** By */
            by: string;
            mark: components["schemas"]["Mark"];
            /** Source */
            source: string;
        };
        /**
         * QrIn
         * @description What an authenticator scans.
         */
        QrIn: {
            /** Text */
            text: string;
        };
        /**
         * QrOut
         * @description A picture.
         */
        QrOut: {
            /** Svg */
            svg: string;
        };
        /**
         * RaiseWithdrawalIn
         * @description Why everybody must get out, and where to gather.
         */
        RaiseWithdrawalIn: {
            /** Gather */
            gather: string;
            /** Gather Lat */
            gather_lat?: number | null;
            /** Gather Lon */
            gather_lon?: number | null;
            /** Occurred At */
            occurred_at?: string | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
            reason_code: components["schemas"]["WithdrawalReason"];
        };
        /**
         * RankedOut
         * @description A team that can go.
         */
        RankedOut: {
            arrival: components["schemas"]["ArrivalOut"];
            /** Doubts */
            doubts: components["schemas"]["ReasonOut"][];
            /** Equipment */
            equipment: components["schemas"]["GearOut"][];
            /** Rank */
            rank: number;
            /** Reasons */
            reasons: components["schemas"]["ReasonOut"][];
            team: components["schemas"]["CandidateOut"];
        };
        /**
         * ReachAreaOut
         * @description What lies within so many minutes, as a GeoJSON geometry.
         */
        ReachAreaOut: {
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
            /** Minutes */
            minutes: number;
        };
        /**
         * ReachOut
         * @description How far one threshold reaches in each of two runs.
         */
        ReachOut: {
            effect_text: components["schemas"]["SaidOut"];
            /** First M */
            first_m: number | null;
            name_text: components["schemas"]["SaidOut"];
            /** Second M */
            second_m: number | null;
            /** Zone */
            zone: string;
        };
        /**
         * ReadinessIn
         * @description A shift's declaration; good for 24 hours unless it says until when.
         */
        ReadinessIn: {
            /** Crew */
            crew?: number | null;
            /**
             * Note
             * @default
             */
            note?: string;
            state: components["schemas"]["ReadinessState"];
            /** Valid Until */
            valid_until?: string | null;
            /** Vehicles */
            vehicles?: number | null;
        };
        /**
         * ReadinessOut
         * @description What the last declaration is worth now: past its end the state is unknown, whatever it said.
         */
        ReadinessOut: {
            /** Age Seconds */
            age_seconds: number | null;
            /** Crew */
            crew: number | null;
            /** Declared At */
            declared_at: string | null;
            /** Declared By */
            declared_by: string;
            declared_state: components["schemas"]["ReadinessState"] | null;
            /** Is Expired */
            is_expired: boolean;
            state: components["schemas"]["ReadinessState"];
            /** Valid Until */
            valid_until: string | null;
            /** Vehicles */
            vehicles: number | null;
        };
        /**
         * ReadinessState
         * @description What a shift declared, or `unknown` when nobody did in time.
         * @enum {string}
         */
        ReadinessState: "ready" | "partial" | "not_ready" | "unknown";
        /**
         * ReadingKind
         * @description Where weather comes from; in this order it is believed.
         * @enum {string}
         */
        ReadingKind: "manual" | "station" | "feed";
        /**
         * ReadingOut
         * @description The weather that counts, with its age.
         */
        ReadingOut: {
            /** Age S */
            age_s: number;
            /** Cloud Eighths */
            cloud_eighths: number | null;
            /** Distance M */
            distance_m: number | null;
            /** Humidity */
            humidity: number | null;
            /** Is Old */
            is_old: boolean;
            kind: components["schemas"]["ReadingKind"];
            /** Observed At */
            observed_at: string;
            sentence: components["schemas"]["SaidOut"];
            /** Source */
            source: string;
            /** Stability */
            stability: string | null;
            /** Temperature C */
            temperature_c: number | null;
            /** Wind From */
            wind_from: number | null;
            /** Wind Speed */
            wind_speed: number | null;
        };
        /**
         * ReadyIn
         * @description Whether the person can be called.
         */
        ReadyIn: {
            /** Is Ready */
            is_ready: boolean;
        };
        /**
         * ReasonIn
         * @description A step that needs a reason.
         */
        ReasonIn: {
            /** Occurred At */
            occurred_at?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * ReasonOut
         * @description A reason with its words.
         */
        ReasonOut: {
            /** Code */
            code: string;
            /** Params */
            params: {
                [key: string]: unknown;
            };
            text: components["schemas"]["SaidOut"];
        };
        /**
         * ReceiptOut
         * @description One team's answer. ``differs``: its number inside is not the entry log's. ``accounted``: everybody is out.
         */
        ReceiptOut: {
            /** Accounted */
            accounted: boolean;
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Acknowledged By */
            acknowledged_by: string;
            /** By */
            by: string | null;
            /** Claimed At */
            claimed_at: string | null;
            /** Counted At */
            counted_at: string | null;
            /** Differs */
            differs: boolean;
            /**
             * Dispatch Id
             * Format: uuid
             */
            dispatch_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Inside By Log */
            inside_by_log: string[];
            /** Inside When Told */
            inside_when_told: string[];
            /** Missing */
            missing: string[];
            /** Notes */
            notes: string;
            /** People Inside */
            people_inside: number | null;
            /** People Out */
            people_out: number | null;
            /** Team Name */
            team_name: string;
            /** Told At */
            told_at: string;
        };
        /**
         * ReceivedOut
         * @description The call and the incident that it opened.
         */
        ReceivedOut: {
            incident: components["schemas"]["IncidentOut"];
            report: components["schemas"]["ReportOut"];
        };
        /**
         * ReceiveHelpIn
         * @description It was read.
         */
        ReceiveHelpIn: Record<string, never>;
        /**
         * ReceiverOut
         * @description A body that a call may be handed to.
         */
        ReceiverOut: {
            /** Admin Level */
            admin_level: string;
            /** Division Code */
            division_code: string;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
        };
        /**
         * RecommendationOut
         * @description Teams in order with reasons and doubts, and those left out. Decision support only: a person decides.
         */
        RecommendationOut: {
            /** Data Oldest At */
            data_oldest_at: string | null;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            decision: components["schemas"]["Decision"] | null;
            /** Decision Reason */
            decision_reason: string;
            /**
             * Decision Support Only
             * @default true
             * @constant
             */
            decision_support_only?: true;
            /** Done */
            done: components["schemas"]["DoneOut"][];
            /** Excluded */
            excluded: components["schemas"]["ExclusionOut"][];
            /** Experts */
            experts: components["schemas"]["AdvisedExpertOut"][];
            /** Generated At */
            generated_at: string;
            /** Generated By */
            generated_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            need: components["schemas"]["NeedOut"];
            /**
             * Not Considered
             * @description parts that the edition which made it did not know: empty there says nothing
             */
            not_considered: ("shortfalls" | "supplies" | "experts" | "zones")[];
            /** Ordered */
            ordered: components["schemas"]["RankedOut"][];
            /** Rules Version */
            rules_version: string;
            /** Shortfalls */
            shortfalls: components["schemas"]["ShortfallOut"][];
            /** Supplies */
            supplies: components["schemas"]["SupplyWantOut"][];
            zones: components["schemas"]["ZonesOut"] | null;
        };
        /**
         * RecommendIn
         * @description What to look for; left out, the kind of accident decides.
         */
        RecommendIn: {
            /** Capabilities */
            capabilities?: string[] | null;
            /** Disciplines */
            disciplines?: string[];
        };
        /**
         * RefillOut
         * @description The last place on the way where it can be filled up in time, and when it is passed.
         */
        RefillOut: {
            /** After Hours */
            after_hours: number;
            /** Name */
            name: string;
        };
        /**
         * RefusalOut
         * @description Why a team did not go.
         */
        RefusalOut: {
            code: components["schemas"]["RefusalReason"];
            /** Reason */
            reason: string;
        };
        /**
         * RefusalReason
         * @description Why a team may lawfully not go; every refusal is reviewed.
         * @enum {string}
         */
        RefusalReason: "danger_to_rescuers" | "equipment_failure" | "people_short" | "already_engaged" | "road_blocked" | "other";
        /**
         * RefuseIn
         * @description Why the team cannot go.
         */
        RefuseIn: {
            /** Device Seq */
            device_seq?: number | null;
            /**
             * Equipment
             * @default
             */
            equipment?: string;
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Occurred At */
            occurred_at?: string | null;
            /** People */
            people?: number | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
            reason_code: components["schemas"]["RefusalReason"];
        };
        /**
         * RegisterOut
         * @description A register that can be imported.
         */
        RegisterOut: {
            /** Columns */
            columns: components["schemas"]["ColumnOut"][];
            /** Coordinate Systems */
            coordinate_systems: string[];
            /** Has Position */
            has_position: boolean;
            /** May Import */
            may_import: boolean;
            /** Name */
            name: string;
            /** Title */
            title: string;
        };
        /**
         * RegisterWordsOut
         * @description A register and its fields, in the order of its table; those that only screens show follow.
         */
        RegisterWordsOut: {
            /** En */
            en: string;
            /** Fields */
            fields: {
                [key: string]: components["schemas"]["FieldOut"];
            };
            /** Zh */
            zh: string;
        };
        /**
         * RejectJointIn
         * @description Why the proposal is not followed.
         */
        RejectJointIn: {
            /** Reason */
            reason: string;
        };
        /**
         * ReleasedOut
         * @description That the area was lifted, for those on the way.
         */
        ReleasedOut: {
            /** Asked By */
            asked_by: string;
            /** At */
            at: string;
            /** Confirmed By */
            confirmed_by: string;
            /** Words */
            words: string;
        };
        /**
         * ReleaseIn
         * @description Why the area may be lifted; a limit only where the platform knows none.
         */
        ReleaseIn: {
            /** Limit */
            limit?: number | null;
            /**
             * Limit Source
             * @default
             */
            limit_source?: string;
            unit?: components["schemas"]["GasUnit"] | null;
            /** Words */
            words: string;
        };
        /**
         * ReleaseStandingOut
         * @description Where the lifting of an area stands.
         */
        ReleaseStandingOut: {
            area: components["schemas"]["ZoneProposalBriefOut"] | null;
            /** As Of */
            as_of: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Lacks */
            lacks: components["schemas"]["LackOut"][];
            /** Limit */
            limit: number | null;
            limit_source: components["schemas"]["SaidOut"] | null;
            /** Needed */
            needed: components["schemas"]["NeededKindOut"][];
            /** Points */
            points: components["schemas"]["PointStandingOut"][];
            release: components["schemas"]["AreaReleaseOut"] | null;
            unit: components["schemas"]["GasUnit"] | null;
        };
        /**
         * RemarkIn
         * @description What is to be mended.
         */
        RemarkIn: {
            /** Remark */
            remark: string;
        };
        /**
         * ReportIn
         * @description A call. Where, what and who suffice.
         */
        ReportIn: {
            /** Acute Poisonings */
            acute_poisonings?: number | null;
            /** Caller Name */
            caller_name: string;
            /**
             * Caller Phone
             * @default
             */
            caller_phone?: string;
            /**
             * Coordinate System
             * @default wgs84
             * @enum {string}
             */
            coordinate_system?: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            /** Critical */
            critical?: number | null;
            /** Deaths */
            deaths?: number | null;
            /** Direct Loss */
            direct_loss?: number | null;
            /** Enterprise Id */
            enterprise_id?: string | null;
            /** Evacuated */
            evacuated?: number | null;
            /** Injured */
            injured?: number | null;
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /** Missing */
            missing?: number | null;
            /** Occurred At */
            occurred_at?: string | null;
            /** Place Text */
            place_text: string;
            /** Received At */
            received_at?: string | null;
            /**
             * Serious Injuries
             * @description includes acute poisonings and the critically injured
             */
            serious_injuries?: number | null;
            /**
             * Source
             * @default phone
             * @enum {string}
             */
            source?: "phone" | "alarm" | "enterprise" | "other";
            /**
             * Substance
             * @default
             */
            substance?: string;
            /**
             * Subtype
             * @default
             */
            subtype?: string;
            /** Trapped */
            trapped?: number | null;
            /**
             * What
             * @description code of GET /api/incident-types
             */
            what: string;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * ReportKind
         * @description Which paper it is: the four of the report chain, or the situation of a period.
         * @enum {string}
         */
        ReportKind: "initial" | "followup" | "verification" | "final" | "situation";
        /**
         * ReportOut
         * @description A call; name and number are masked.
         */
        ReportOut: {
            /** Acute Poisonings */
            acute_poisonings: number | null;
            /** Caller Name */
            caller_name: string;
            /** Caller Phone */
            caller_phone: string;
            /** Critical */
            critical: number | null;
            /** Deaths */
            deaths: number | null;
            /** Direct Loss */
            direct_loss: number | null;
            /** Enterprise Id */
            enterprise_id: string | null;
            /** Evacuated */
            evacuated: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Injured */
            injured: number | null;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Missing */
            missing: number | null;
            /** Occurred At */
            occurred_at: string | null;
            /** Place Text */
            place_text: string;
            /** Received At */
            received_at: string;
            /** Recorded At */
            recorded_at: string;
            /** Recorded By */
            recorded_by: string;
            /** Serious Injuries */
            serious_injuries: number | null;
            /**
             * Source
             * @enum {string}
             */
            source: "phone" | "alarm" | "enterprise" | "other";
            /** Substance */
            substance: string;
            /** Trapped */
            trapped: number | null;
            /** What */
            what: string;
            /** Words */
            words: string;
        };
        /**
         * ReportPositionIn
         * @description Where a team is.
         */
        ReportPositionIn: {
            /** Accuracy */
            accuracy?: number | null;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Occurred At */
            occurred_at?: string | null;
        };
        /**
         * ReportSentIn
         * @description That an owed report has gone out.
         */
        ReportSentIn: {
            /**
             * Receipt No
             * @default
             */
            receipt_no?: string;
            /** Receiver Name */
            receiver_name: string;
            /** Sent At */
            sent_at?: string | null;
            /**
             * Words
             * @description what was said; a written report without its text in the house needs this or a receipt
             * @default
             */
            words?: string;
        };
        /**
         * ReportTaskOut
         * @description A report that is owed.
         */
        ReportTaskOut: {
            /** Amber At */
            amber_at: string;
            /** Base At */
            base_at: string;
            /** Body Path */
            body_path: string;
            /** Channel */
            channel: string;
            /** Due At */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Limit */
            limit: string;
            /** Mark */
            mark: string;
            /** Occasion */
            occasion: number;
            /** Outgoing Id */
            outgoing_id: string | null;
            /** Receipt No */
            receipt_no: string;
            /** Receiver Level */
            receiver_level: string;
            /** Receiver Name */
            receiver_name: string;
            /** Red At */
            red_at: string;
            /** Sent At */
            sent_at: string | null;
            /** Sent By */
            sent_by: string;
            /** Source */
            source: string;
            /** Status */
            status: string;
            /** Was Late */
            was_late: boolean;
            /** Words */
            words: string;
        };
        /**
         * RespondIn
         * @description The four facts that the law asks of a response: matter, level, expected period, measures.
         */
        RespondIn: {
            /**
             * Commander Statement
             * @description needed to lower a level
             * @default
             */
            commander_statement?: string;
            /** Expected Hours */
            expected_hours: number;
            level: components["schemas"]["ResponseLevel"];
            /** Matter */
            matter: string;
            /** Measures */
            measures: string;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * ResponseLevel
         * @description How much is mobilised, I the highest; decided by a person and never by the accident's grade alone.
         * @enum {string}
         */
        ResponseLevel: "I" | "II" | "III" | "IV";
        /**
         * RevokeIn
         * @description Whose view ends, and why.
         */
        RevokeIn: {
            /** Org Path */
            org_path: string;
            /** Reason */
            reason: string;
        };
        /**
         * RiskCriterionOut
         * @description A criterion of major risk that is met.
         */
        RiskCriterionOut: {
            /** At Least */
            at_least: number;
            /** En */
            en: string;
            /** Value */
            value: number;
            /** Zh */
            zh: string;
        };
        /**
         * RoadDataOut
         * @description What travel times rest on now, and why on nothing better (``degraded``).
         */
        RoadDataOut: {
            /** Closures In Force */
            closures_in_force: number;
            /** Data Age Days */
            data_age_days: number | null;
            /** Data Date */
            data_date: string | null;
            /** Degraded */
            degraded: string;
            /**
             * Hazmat Bans
             * @description standing bans of dangerous goods that were declared here
             */
            hazmat_bans: number;
            /**
             * Hazmat In Road Data
             * @description whether the road data name such bans; null: nobody has looked
             */
            hazmat_in_road_data: boolean | null;
            /** Links */
            links: number;
            method: components["schemas"]["Method"];
            /** Method Name */
            method_name: string;
            /** Schematic */
            schematic: boolean;
            /** Source */
            source: string;
            /** Version */
            version: string;
        };
        /**
         * Role
         * @description What an account may be. Rights come from ``ROLE_RIGHTS``.
         * @enum {string}
         */
        Role: "system_admin" | "security_admin" | "audit_admin" | "duty_officer" | "duty_leader" | "commander" | "team_captain" | "enterprise_safety_manager" | "expert" | "regulator";
        /**
         * RoleIn
         * @description A role to hold, for ever or until a time.
         */
        RoleIn: {
            role: components["schemas"]["Role"];
            /** Until */
            until?: string | null;
        };
        /**
         * RoleInfo
         * @description What a role may do.
         */
        RoleInfo: {
            /** Excludes */
            excludes: string[];
            /** Permissions */
            permissions: string[];
            /** Role */
            role: string;
        };
        /**
         * RoleOut
         * @description A role that an account holds.
         */
        RoleOut: {
            /** Role */
            role: string;
            /** Until */
            until: string | null;
        };
        /**
         * RoomOut
         * @description The incident room: collections by id (incident, reports, casualties, responses, report_tasks, dispatches,
         *     assignments, entries, command, recommendations). Folding the timeline's changes gives exactly this.
         */
        RoomOut: {
            /** Collections */
            collections: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Seq */
            seq: number;
            /** Server Time */
            server_time: string;
            /** Timeline */
            timeline: components["schemas"]["TimelineLineOut"][];
        };
        /**
         * RoundsOut
         * @description The trucks of one store; ``left_kg`` finds no truck.
         */
        RoundsOut: {
            /**
             * Base Id
             * Format: uuid
             */
            base_id: string;
            /** Base Name */
            base_name: string;
            /** Capacity Kg */
            capacity_kg: number;
            /** Left Kg */
            left_kg: number;
            /** Trucks */
            trucks: components["schemas"]["TruckOut"][];
        };
        /**
         * RouteOut
         * @description A way: what it takes and rests on, its line, its steps. Lines of ``schematic`` roads are drawn from place to place.
         */
        RouteOut: {
            /**
             * Ahead Doubtful
             * @description whether these begin only after the earliest arrival: the delay may be spared
             */
            ahead_doubtful: boolean;
            /**
             * Closures Ahead
             * @description of those considered, how many do not hold at departure but before the latest arrival
             */
            closures_ahead: number;
            /** Closures Considered */
            closures_considered: number;
            /** Closures Ignored */
            closures_ignored: number;
            /** Data Age Days */
            data_age_days: number | null;
            /** Data Date */
            data_date: string | null;
            /** Degraded */
            degraded: string;
            /**
             * Delay
             * @description minutes that closures and slow areas add
             */
            delay: number;
            /**
             * Delay Ahead
             * @description minutes of the delay that are due to closures that begin on the way
             */
            delay_ahead: number;
            /** Distance M */
            distance_m: number;
            /** End Closed */
            end_closed: boolean;
            /** High */
            high: number;
            /** Line */
            line: number[][];
            /** Low */
            low: number;
            method: components["schemas"]["Method"];
            /** Method Name */
            method_name: string;
            /** Minutes */
            minutes: number;
            /** Schematic */
            schematic: boolean;
            /** Source */
            source: string;
            /** Steps */
            steps: components["schemas"]["TurnOut"][];
            vehicle: components["schemas"]["Vehicle"];
            /** Version */
            version: string;
        };
        /**
         * RowIn
         * @description Corrected cells by field.
         */
        RowIn: {
            /** Cells */
            cells: {
                [key: string]: string;
            };
        };
        /**
         * RowOut
         * @description A row of the file with what the check says of it. ``cells`` are by field, as they stand in the file.
         */
        RowOut: {
            /** Cells */
            cells: {
                [key: string]: string;
            };
            /** Changes */
            changes: {
                [key: string]: unknown[];
            };
            /** Conflicts */
            conflicts: string[];
            /** Faults */
            faults: components["schemas"]["FaultOut"][];
            kept_because: components["schemas"]["FaultOut"] | null;
            /** Label */
            label: string;
            /** Number */
            number: number;
            /** Outcome */
            outcome: string;
            /** Record Id */
            record_id: string | null;
            /** Verdict */
            verdict: string;
        };
        /**
         * RunBriefOut
         * @description A run in a few words.
         */
        RunBriefOut: {
            /** Amount T */
            amount_t: number | null;
            /**
             * Basis
             * @enum {string}
             */
            basis: "model" | "guide" | "none";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Made At */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Model Version */
            model_version: string;
            /** Number */
            number: number;
            sentence: components["schemas"]["SaidOut"];
            /** Stability */
            stability: string | null;
            /** Substance */
            substance: string | null;
            /** Wind From */
            wind_from: number | null;
            /** Wind Speed */
            wind_speed: number | null;
        };
        /**
         * RunIn
         * @description What somebody knows better than register and weather; everything may be left out.
         */
        RunIn: {
            /** Air Temperature C */
            air_temperature_c?: number | null;
            /** Amount T */
            amount_t?: number | null;
            /**
             * Amount Unknown
             * @description take the guide's distances
             * @default false
             */
            amount_unknown?: boolean;
            /** Bund Area M2 */
            bund_area_m2?: number | null;
            confinement?: components["schemas"]["Confinement"] | null;
            /**
             * Congested Share
             * @description of the burning gas
             */
            congested_share?: number | null;
            /** @description how closely things stand where the cloud may burn */
            congestion?: components["schemas"]["Congestion"] | null;
            /** Duration Min */
            duration_min?: number | null;
            /**
             * Hazard Id
             * @description the major hazard that it comes from
             */
            hazard_id?: string | null;
            /** Hole Mm */
            hole_mm?: number | null;
            /** Humidity */
            humidity?: number | null;
            kind?: components["schemas"]["SourceKind"] | null;
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /**
             * Pressure Mpa
             * @description absolute
             */
            pressure_mpa?: number | null;
            /** Rate Kg S */
            rate_kg_s?: number | null;
            /** Stability */
            stability?: ("A" | "B" | "C" | "D" | "E" | "F") | null;
            /**
             * Substance
             * @description name, CAS or UN number
             * @default
             */
            substance?: string;
            /**
             * Tank
             * @default
             */
            tank?: string;
            /** Temperature C */
            temperature_c?: number | null;
            /** Wind From */
            wind_from?: number | null;
            /** Wind Speed */
            wind_speed?: number | null;
            /**
             * Without Hazard
             * @description take nothing from the register
             * @default false
             */
            without_hazard?: boolean;
        };
        /**
         * RunOut
         * @description A run with everything that is drawn. ``status`` refining: the first answer, the ensemble follows.
         */
        RunOut: {
            /** Amount T */
            amount_t: number | null;
            /**
             * Basis
             * @enum {string}
             */
            basis: "model" | "guide" | "none";
            /** Decision Support Only */
            decision_support_only: boolean;
            /** Drivers */
            drivers: {
                [key: string]: number;
            };
            /** Facts */
            facts: {
                [key: string]: components["schemas"]["FactOut"];
            };
            /** Failure */
            failure: string;
            /** Figures */
            figures: {
                [key: string]: number;
            };
            /** Front */
            front: number[][];
            guide: components["schemas"]["GuideOut"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Lat */
            lat: number;
            /** Limits */
            limits: components["schemas"]["LimitOut"][];
            /** Lon */
            lon: number;
            /** Made At */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Members */
            members: number;
            /** Model Version */
            model_version: string;
            /** Models */
            models: components["schemas"]["ModelOut"][];
            /** Number */
            number: number;
            /** Refined At */
            refined_at: string | null;
            /** Seconds First */
            seconds_first: number;
            /** Seconds Refined */
            seconds_refined: number | null;
            /** Seed */
            seed: number;
            sentence: components["schemas"]["SaidOut"];
            /** Stability */
            stability: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "refining" | "done" | "failed";
            /** Substance */
            substance: string | null;
            /** Tail */
            tail: number[][];
            why: components["schemas"]["WhyOut"] | null;
            /** Wind From */
            wind_from: number | null;
            /** Wind Speed */
            wind_speed: number | null;
            /** Zones */
            zones: components["schemas"]["ZoneOut"][];
        };
        /**
         * SaidOut
         * @description A sentence in both languages.
         */
        SaidOut: {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * ScoreOut
         * @description The four goals in their order: shortage, lateness, cover left behind (more is better), travel.
         */
        ScoreOut: {
            /** Cover */
            cover: number;
            /** Lateness */
            lateness: number;
            /** Shortage */
            shortage: number;
            /** Travel */
            travel: number;
        };
        /**
         * SelfSupportOut
         * @description How long a team lasts away from home: the least of its essentials, null while one of those it needs is unknown.
         */
        SelfSupportOut: {
            /** Crew */
            crew: number | null;
            first_out: components["schemas"]["EssentialKind"] | null;
            /** Hours */
            hours: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Is Met */
            is_met: boolean;
            /** Lines */
            lines: components["schemas"]["EssentialOut"][];
            /** Name */
            name: string;
            /** Target Hours */
            target_hours: number;
            /**
             * Unknown
             * @description how many of the essentials it needs nobody counted, or whose use is unknown
             */
            unknown: number;
        };
        /**
         * SendIn
         * @description To whom it went, by which means, with which receipt; and which owed reports that settles.
         */
        SendIn: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "phone" | "written" | "system" | "video";
            /**
             * Receipt No
             * @default
             */
            receipt_no?: string;
            /**
             * Receiver Level
             * @default
             * @enum {string}
             */
            receiver_level?: "" | "own_government" | "county" | "city" | "province" | "national";
            /** Receiver Name */
            receiver_name: string;
            /** Sent At */
            sent_at?: string | null;
            /** Task Ids */
            task_ids?: string[];
        };
        /**
         * SendingOut
         * @description One version given to one receiver.
         */
        SendingOut: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "phone" | "written" | "system" | "video";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Receipt No */
            receipt_no: string;
            /** Receiver Level */
            receiver_level: string | null;
            /** Receiver Name */
            receiver_name: string;
            /** Recorded At */
            recorded_at: string;
            /** Sent At */
            sent_at: string;
            /** Sent By */
            sent_by: string;
            /** Task Ids */
            task_ids: string[];
            /** Version */
            version: number;
        };
        /**
         * SessionOut
         * @description What the browser needs to know at the start.
         */
        SessionOut: {
            account: components["schemas"]["AccountBrief"] | null;
            /** Demo */
            demo: boolean;
            /** Home */
            home: string;
            org: components["schemas"]["OrganisationBrief"] | null;
            /** Permissions */
            permissions: string[];
            person: components["schemas"]["PersonBrief"] | null;
            /** Roles */
            roles: string[];
            /** Second Factor Missing */
            second_factor_missing: boolean;
            /** Server Time */
            server_time: string;
            /** Version */
            version: string;
        };
        /**
         * SheetFieldOut
         * @description One line of the printed sheet; ``value`` null prints as 不明, ``value_en`` differs where it is a word of our lists.
         */
        SheetFieldOut: {
            /** En */
            en: string;
            /** Key */
            key: string;
            /** Value */
            value: string | null;
            /** Value En */
            value_en: string | null;
            /** Zh */
            zh: string;
        };
        /**
         * SheetOut
         * @description The report sheet (F02) for printing on A4.
         */
        SheetOut: {
            /** Form */
            form: string;
            /** Generated At */
            generated_at: string;
            /** Generated By */
            generated_by: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** Organisation */
            organisation: string;
            /** Sections */
            sections: components["schemas"]["SheetSectionOut"][];
            /** Seq No */
            seq_no: number;
            /** Signatures */
            signatures: components["schemas"]["SaidOut"][];
            /** Timeline */
            timeline: components["schemas"]["TimelineLineOut"][];
            /** Timeline Seq */
            timeline_seq: number;
            /** Title En */
            title_en: string;
            /** Title Zh */
            title_zh: string;
        };
        /**
         * SheetSectionOut
         * @description A block of the printed sheet.
         */
        SheetSectionOut: {
            /** En */
            en: string;
            /** Fields */
            fields: components["schemas"]["SheetFieldOut"][];
            /** Key */
            key: string;
            /** Zh */
            zh: string;
        };
        /**
         * ShelterAtOut
         * @description Staying in at one point. ``zone`` null: outside every zone; ``shelter`` null: no data.
         */
        ShelterAtOut: {
            /** Arrival S */
            arrival_s: number | null;
            basis: components["schemas"]["ShelterBasisOut"];
            /** Certainty */
            certainty: ("sure" | "median" | "possible") | null;
            /** Distance M */
            distance_m: number;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Run Id
             * Format: uuid
             */
            run_id: string;
            shelter: components["schemas"]["ShelterOut"] | null;
            /** Zone */
            zone: string | null;
        };
        /**
         * ShelterBasisOut
         * @description What the estimate of staying in rests on, or why there is none.
         */
        ShelterBasisOut: {
            /** Known */
            known: boolean;
            text: components["schemas"]["SaidOut"];
        };
        /**
         * ShelterOut
         * @description Staying in beside standing outside while the cloud passes; shares are of the amount breathed outside.
         */
        ShelterOut: {
            /** Air At S */
            air_at_s: number;
            /** Indoor Ppm */
            indoor_ppm: number;
            /** Indoor Zone */
            indoor_zone: string | null;
            /** Outdoor Ppm */
            outdoor_ppm: number;
            /** Outdoor Zone */
            outdoor_zone: string | null;
            /** Share */
            share: number;
            /** Share High */
            share_high: number;
            /** Share Low */
            share_low: number;
            /** Share Shut */
            share_shut: number;
            /**
             * Standing
             * @enum {string}
             */
            standing: "stay" | "flammable" | "below";
            text: components["schemas"]["SaidOut"];
        };
        /**
         * ShiftIn
         * @description A shift to plan.
         */
        ShiftIn: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Leader Id */
            leader_id?: string | null;
            /** Officer Ids */
            officer_ids: string[];
            /**
             * Org Id
             * Format: uuid
             */
            org_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * ShiftOut
         * @description A shift on the roster.
         */
        ShiftOut: {
            /** Ends At */
            ends_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            leader: components["schemas"]["PersonOut"] | null;
            /** Officers */
            officers: components["schemas"]["PersonOut"][];
            org: components["schemas"]["OrganisationBrief"];
            /** Starts At */
            starts_at: string;
        };
        /**
         * ShipmentOut
         * @description Quantity from one batch to one place. ``mode``: road, rail or air; rail and air are assumed to be had, call before.
         *
         *     ``hours`` is loading, the legs, and the transfer hours at each of the two terminals of rail or air.
         */
        ShipmentOut: {
            /**
             * Base Id
             * Format: uuid
             */
            base_id: string;
            /** Base Name */
            base_name: string;
            /** Counted At */
            counted_at: string;
            /** Hours */
            hours: number;
            item: components["schemas"]["SupplyItem"];
            /** Item Zh */
            item_zh: string;
            /** Legs */
            legs: components["schemas"]["LegOut"][];
            /** Loading Hours */
            loading_hours: number;
            /**
             * Lot Id
             * Format: uuid
             */
            lot_id: string;
            /** Mass Kg */
            mass_kg: number;
            /**
             * Mode
             * @enum {string}
             */
            mode: "road" | "rail" | "air";
            /** Place */
            place: string;
            /** Quantity */
            quantity: number;
            /** Transfer Hours */
            transfer_hours: number;
            /** Unit */
            unit: string;
        };
        /**
         * ShortfallOut
         * @description What of the need no team meets within the promise, and why. No capability: any team at all.
         */
        ShortfallOut: {
            /** Capability */
            capability: string;
            /** Code */
            code: string;
            reason: components["schemas"]["ReasonOut"];
        };
        /**
         * SitingBandOut
         * @description What the plan still covers when travel times are multiplied.
         */
        SitingBandOut: {
            /** Covered */
            covered: number;
            /** Factor */
            factor: number;
            /** Share */
            share: number;
        };
        /**
         * SitingFarOut
         * @description What the upper tier covers.
         */
        SitingFarOut: {
            /** Share */
            share: number;
            /** Sites */
            sites: components["schemas"]["SitingSiteOut"][];
        };
        /**
         * SitingIn
         * @description What a siting study is about. Shares are of all the demand, counts are of all open bases, kept ones included.
         */
        SitingIn: {
            /** @default regional+national */
            base_set?: components["schemas"]["BaseSet"];
            /** Budget */
            budget?: number | null;
            /** Close Ids */
            close_ids?: string[];
            /**
             * Cost Existing
             * @default 1
             */
            cost_existing?: number;
            /**
             * Cost National
             * @default 3
             */
            cost_national?: number;
            /**
             * Cost New
             * @default 1
             */
            cost_new?: number;
            /** Count */
            count?: number | null;
            discipline: components["schemas"]["Discipline"];
            /** Division */
            division: string;
            /** @default keep */
            existing?: components["schemas"]["Existing"];
            /**
             * Factor
             * @default 1
             */
            factor?: number;
            /**
             * Far Radius
             * @default 300
             */
            far_radius?: number;
            /**
             * Far Share
             * @default 0.9
             */
            far_share?: number;
            /** Keep Ids */
            keep_ids?: string[];
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Plan Only
             * @default true
             */
            plan_only?: boolean;
            /**
             * Problem
             * @default least
             * @enum {string}
             */
            problem?: "least" | "best" | "backup" | "median" | "curve" | "tiers";
            /**
             * Radius
             * @default 60
             */
            radius?: number;
            /**
             * Refine
             * @default
             * @enum {string}
             */
            refine?: "" | "travel" | "worst";
            /**
             * Share
             * @default 0.9
             */
            share?: number;
            /**
             * Theta
             * @default 0.5
             */
            theta?: number;
            /**
             * Time Limit
             * @default 60
             */
            time_limit?: number;
            /**
             * @default {
             *       "national": 30,
             *       "regional": 5,
             *       "enterprise": 3
             *     }
             */
            turn_out?: components["schemas"]["StudyTurnOutIn"];
            /** @default population */
            unit?: components["schemas"]["Unit"];
            /** @default heavy */
            vehicle?: components["schemas"]["Vehicle"];
        };
        /**
         * SitingLeftOut
         * @description A point that no open base reaches in time, with the nearest one.
         */
        SitingLeftOut: {
            /** Code */
            code: string;
            /** Id */
            id: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Minutes */
            minutes: number | null;
            /** Name */
            name: string;
            /** Nearest */
            nearest: string | null;
            /** Weight */
            weight: number;
        };
        /**
         * SitingResultOut
         * @description The answer of a siting study; ``gap`` nought and status optimal is a proof.
         */
        SitingResultOut: {
            /** Assumptions */
            assumptions: components["schemas"]["StudyAssumptionOut"][];
            /** Band */
            band: components["schemas"]["SitingBandOut"][];
            /** Before */
            before: number;
            /** Bound */
            bound: number | null;
            /** Candidates */
            candidates: number;
            /** Closed */
            closed: components["schemas"]["SitingSiteOut"][];
            /** Covered */
            covered: number;
            /** Curve */
            curve: components["schemas"]["CurveStepOut"][];
            /** Existing */
            existing: number;
            far: components["schemas"]["SitingFarOut"] | null;
            /** Gap */
            gap: number | null;
            /** Goal */
            goal: number;
            /** Missing */
            missing: number;
            /** Objective */
            objective: number | null;
            /** Reachable */
            reachable: number;
            /** Seconds */
            seconds: number;
            /** Share */
            share: number | null;
            /** Sites */
            sites: components["schemas"]["SitingSiteOut"][];
            /** Status */
            status: string;
            /** Total */
            total: number;
            /** Uncovered */
            uncovered: components["schemas"]["SitingLeftOut"][];
        };
        /**
         * SitingSiteOut
         * @description A place of a base.
         */
        SitingSiteOut: {
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "existing" | "new";
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            tier: components["schemas"]["TeamTier"];
        };
        /**
         * SourceKind
         * @description How the substance gets out; the library's own words.
         * @enum {string}
         */
        SourceKind: "gas_hole" | "liquid_hole" | "rate" | "rupture" | "pool" | "explosive";
        /**
         * Standing
         * @description Whether a base could leave now. Unknown is unknown: it neither covers nor leaves uncovered.
         * @enum {string}
         */
        Standing: "ready" | "partial" | "unknown" | "out";
        /**
         * State
         * @description How a point is covered, from best to worst; the first four as planned too, the last not even so.
         * @enum {string}
         */
        State: "ready" | "partial" | "unknown" | "out" | "none";
        /**
         * StatusIn
         * @description What a team that is not on a mission is doing.
         */
        StatusIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            status: components["schemas"]["TeamStatus"];
        };
        /**
         * StepIn
         * @description A step that needs no more than, perhaps, the time it happened.
         */
        StepIn: {
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Occurred At */
            occurred_at?: string | null;
        };
        /**
         * StepOut
         * @description A step reached. ``claimed_at`` is the phone's word, ``occurred_at`` what we go by, null while only implied.
         */
        StepOut: {
            /** By */
            by: string;
            /** Claimed At */
            claimed_at: string | null;
            /** Is Implied */
            is_implied: boolean;
            /** Occurred At */
            occurred_at: string | null;
            /** Recorded At */
            recorded_at: string;
            status: components["schemas"]["DispatchStatus"];
        };
        /**
         * StudyAssumptionOut
         * @description One thing that the figures rest on.
         */
        StudyAssumptionOut: {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * StudyKind
         * @description What is studied.
         * @enum {string}
         */
        StudyKind: "coverage" | "siting";
        /**
         * StudyNameIn
         * @description A study's name.
         */
        StudyNameIn: {
            /** Name */
            name: string;
        };
        /**
         * StudyOut
         * @description A study with its question, the age of what it rests on, and its answer.
         */
        StudyOut: {
            /** By Name */
            by_name: string;
            coverage: components["schemas"]["CoverageResultOut"] | null;
            /** Created At */
            created_at: string;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /** Fault */
            fault: string;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Inputs */
            inputs: {
                [key: string]: unknown;
            };
            /** Is Cancel Requested */
            is_cancel_requested: boolean;
            kind: components["schemas"]["StudyKind"];
            /** Name */
            name: string;
            /** Progress */
            progress: {
                [key: string]: unknown;
            };
            /** Question */
            question: {
                [key: string]: unknown;
            };
            /** Rules Version */
            rules_version: string;
            siting: components["schemas"]["SitingResultOut"] | null;
            /** Started At */
            started_at: string | null;
            state: components["schemas"]["StudyState"];
        };
        /**
         * StudyRowOut
         * @description A study as lists show it.
         */
        StudyRowOut: {
            /** By Name */
            by_name: string;
            /** Created At */
            created_at: string;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /** Fault */
            fault: string;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Cancel Requested */
            is_cancel_requested: boolean;
            kind: components["schemas"]["StudyKind"];
            /** Name */
            name: string;
            /** Progress */
            progress: {
                [key: string]: unknown;
            };
            /** Started At */
            started_at: string | null;
            state: components["schemas"]["StudyState"];
        };
        /**
         * StudyState
         * @description How far a study is.
         * @enum {string}
         */
        StudyState: "queued" | "running" | "done" | "cancelled" | "failed";
        /**
         * StudyTurnOutIn
         * @description Minutes from receipt of the order to departure; the indicators' project values by default. [min]
         */
        StudyTurnOutIn: {
            /**
             * Enterprise
             * @default 3
             */
            enterprise?: number;
            /**
             * National
             * @default 30
             */
            national?: number;
            /**
             * Regional
             * @default 5
             */
            regional?: number;
        };
        /**
         * SubstanceIn
         * @description A substance of a unit with its design maximum.
         */
        SubstanceIn: {
            /** Beta */
            beta?: number | string | null;
            /**
             * Cas
             * @default
             */
            cas?: string;
            /** Critical T */
            critical_t?: number | string | null;
            /** Name */
            name: string;
            /** Quantity T */
            quantity_t?: number | string | null;
        };
        /**
         * SubstanceOut
         * @description A substance of a unit.
         */
        SubstanceOut: {
            /** Beta */
            beta: number | null;
            /** Cas */
            cas: string;
            /** Critical T */
            critical_t: number | null;
            /** Name */
            name: string;
            /** Quantity T */
            quantity_t: number | null;
        };
        /**
         * SubtypeOut
         * @description A kind within a kind.
         */
        SubtypeOut: {
            /** Code */
            code: string;
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * SuggestedZoneOut
         * @description An area of the run: how far it reaches in the middle and at the far end of the band.
         */
        SuggestedZoneOut: {
            effect: components["schemas"]["SaidOut"];
            name: components["schemas"]["SaidOut"];
            /** Reach High M */
            reach_high_m: number | null;
            /** Reach M */
            reach_m: number | null;
        };
        /**
         * SupplyBaseOut
         * @description A supply base.
         */
        SupplyBaseOut: {
            /** Address */
            address: string;
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /** Duty Phone */
            duty_phone: string;
            /** Floor Area M2 */
            floor_area_m2: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Keeper Name */
            keeper_name: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Org Path */
            org_path: string;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            /** Provenance */
            provenance: {
                [key: string]: components["schemas"]["ProvenanceOut"];
            };
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * SupplyItem
         * @description What stores hold for emergencies. The unit stands in `UNIT_OF`.
         * @enum {string}
         */
        SupplyItem: "lime" | "absorbent" | "foam" | "sand" | "scba" | "cylinder" | "heavy_suit" | "light_suit" | "gas_mask" | "decon_shower" | "transfer_pump" | "drainage_pump" | "boom" | "generator" | "light_tower" | "excavator" | "support_prop" | "tent" | "water" | "food" | "diesel" | "medical_pack";
        /**
         * SupplyItemOut
         * @description An item of the stores' list.
         */
        SupplyItemOut: {
            code: components["schemas"]["SupplyItem"];
            /** Mass Kg */
            mass_kg: number;
            /** Unit */
            unit: string;
            /** Zh */
            zh: string;
        };
        /**
         * SupplyLineOut
         * @description A part of what is asked for, from one batch in one store.
         */
        SupplyLineOut: {
            arrival: components["schemas"]["ArrivalOut"] | null;
            /**
             * Base Id
             * Format: uuid
             */
            base_id: string;
            /** Base Name */
            base_name: string;
            /** Counted At */
            counted_at: string;
            /**
             * Lot Id
             * Format: uuid
             */
            lot_id: string;
            /** Quantity */
            quantity: number;
            /** Usable */
            usable: number;
        };
        /**
         * SupplyNeedIn
         * @description What is needed, how much, by when, and where if not at the scene.
         */
        SupplyNeedIn: {
            item: components["schemas"]["SupplyItem"];
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /**
             * Place
             * @default
             */
            place?: string;
            /**
             * Priority
             * @default 1
             */
            priority?: number;
            /** Quantity */
            quantity: number;
            /** Within Hours */
            within_hours?: number | null;
        };
        /**
         * SupplyOrderedLineOut
         * @description How much of one batch was ordered.
         */
        SupplyOrderedLineOut: {
            /** Batch No */
            batch_no: string;
            /** Item */
            item: string;
            /** Item Zh */
            item_zh: string;
            /**
             * Lot Id
             * Format: uuid
             */
            lot_id: string;
            /** Quantity */
            quantity: number;
            /** Unit */
            unit: string;
        };
        /**
         * SupplyOrderIn
         * @description Order supplies; batches of several stores become one order for each store.
         */
        SupplyOrderIn: {
            /** Lines */
            lines: components["schemas"]["SupplyOrderLineIn"][];
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Recommendation Id */
            recommendation_id?: string | null;
        };
        /**
         * SupplyOrderLineIn
         * @description How much of one batch.
         */
        SupplyOrderLineIn: {
            /**
             * Lot Id
             * Format: uuid
             */
            lot_id: string;
            /** Quantity */
            quantity: number;
        };
        /**
         * SupplyOrderOut
         * @description Supplies ordered from one store.
         */
        SupplyOrderOut: {
            arrival: components["schemas"]["ArrivalOut"] | null;
            /** Arrived At */
            arrived_at: string | null;
            /**
             * Base Id
             * Format: uuid
             */
            base_id: string;
            /** Base Name */
            base_name: string;
            /** Base Phone */
            base_phone: string;
            /** Holds Incident */
            holds_incident: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Issued At */
            issued_at: string | null;
            /** Lines */
            lines: components["schemas"]["SupplyOrderedLineOut"][];
            /** Notes */
            notes: string;
            /** Ordered At */
            ordered_at: string;
            /** Ordered By */
            ordered_by: string;
            /** Reason */
            reason: string;
            /** Route */
            route: {
                [key: string]: unknown;
            } | null;
            status: components["schemas"]["SupplyStatus"];
        };
        /**
         * SupplyPlanIn
         * @description Needs to plan for.
         */
        SupplyPlanIn: {
            /** Needs */
            needs: components["schemas"]["SupplyNeedIn"][];
        };
        /**
         * SupplyPlanOut
         * @description From stores to needs. Decision support only: nothing is held until a person orders it.
         */
        SupplyPlanOut: {
            /**
             * Decision Support Only
             * @default true
             * @constant
             */
            decision_support_only?: true;
            /** Generated At */
            generated_at: string;
            /** Generated By */
            generated_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Needs */
            needs: {
                [key: string]: unknown;
            }[];
            /** Ordered At */
            ordered_at: string | null;
            /** Rounds */
            rounds: components["schemas"]["RoundsOut"][];
            /** Seconds */
            seconds: number;
            /** Shipments */
            shipments: components["schemas"]["ShipmentOut"][];
            /** Status */
            status: string;
            /** Unmet */
            unmet: components["schemas"]["UnmetOut"][];
        };
        /**
         * SupplyStatus
         * @description Where an order of supplies stands.
         * @enum {string}
         */
        SupplyStatus: "ordered" | "issued" | "arrived" | "cancelled";
        /**
         * SupplyStepIn
         * @description A step of an order; cancelling needs a reason.
         */
        SupplyStepIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * SupplyWantOut
         * @description An item that the kind of accident usually asks for; ``missing`` is what no store can promise.
         */
        SupplyWantOut: {
            /** Item */
            item: string;
            /** Item Zh */
            item_zh: string;
            /** Lines */
            lines: components["schemas"]["SupplyLineOut"][];
            /** Missing */
            missing: number;
            /** Unit */
            unit: string;
            /** Wanted */
            wanted: number;
        };
        /**
         * SurroundingsOut
         * @description What lies around a point: the nearest of each, and how many there are.
         */
        SurroundingsOut: {
            /** Enterprises */
            enterprises: components["schemas"]["NearEnterpriseOut"][];
            /** Enterprises Total */
            enterprises_total: number;
            /** Hazards */
            hazards: components["schemas"]["NearHazardOut"][];
            /** Hazards Total */
            hazards_total: number;
            /** Hour */
            hour: number;
            people: components["schemas"]["PeopleSumOut"];
            /** Radius M */
            radius_m: number;
            /** Targets */
            targets: components["schemas"]["NearTargetOut"][];
            /** Targets Total */
            targets_total: number;
        };
        /**
         * TallyOut
         * @description An indicator over a period. ``rate`` is null when nothing happened.
         */
        TallyOut: {
            /** Counted */
            counted: number;
            /** Excluded */
            excluded: number;
            /** Indicator */
            indicator: string;
            /** Kept */
            kept: number;
            /** Rate */
            rate: number | null;
            /** Running */
            running: number;
        };
        /**
         * TankIn
         * @description A tank, reactor or store. Volume m³, pressure Pa absolute, temperature K.
         */
        TankIn: {
            /**
             * Kind
             * @default
             */
            kind?: string;
            /** Name */
            name: string;
            /** Pressure */
            pressure?: number | null;
            /**
             * Substance
             * @default
             */
            substance?: string;
            /** Temperature */
            temperature?: number | null;
            /** Volume */
            volume?: number | null;
        };
        /**
         * TankOut
         * @description A tank of a unit.
         */
        TankOut: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Pressure */
            pressure: number | null;
            /** Substance */
            substance: string;
            /** Temperature */
            temperature: number | null;
            /** Volume */
            volume: number | null;
        };
        /**
         * TapIn
         * @description A step as a phone tells it. ``occurred_at`` is the phone's claim; ``device_seq`` its own running number.
         */
        TapIn: {
            /** Device Seq */
            device_seq?: number | null;
            /**
             * Equipment
             * @default
             */
            equipment?: string;
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Occurred At */
            occurred_at?: string | null;
            /** People */
            people?: number | null;
        };
        /**
         * TargetIn
         * @description A new protection target.
         */
        TargetIn: {
            /** Address */
            address?: string | null;
            /**
             * Code
             * @default
             */
            code?: string;
            /** Contact Name */
            contact_name?: string | null;
            /** Division */
            division: string;
            kind: components["schemas"]["TargetKind"];
            /** Name */
            name: string;
            /** People */
            people?: number | null;
            /** People By Hour */
            people_by_hour?: (number | null)[] | null;
            /** Phone */
            phone?: string | null;
            position?: components["schemas"]["PositionIn"] | null;
        };
        /**
         * TargetKind
         * @description What a protection target is.
         * @enum {string}
         */
        TargetKind: "school" | "kindergarten" | "university" | "hospital" | "nursing_home" | "residential" | "village" | "mall" | "station" | "stadium" | "government" | "heritage" | "religious" | "scenic" | "prison" | "factory" | "water_source" | "power" | "other";
        /**
         * TargetOut
         * @description Everything about a protection target.
         */
        TargetOut: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Contact Name */
            contact_name: string;
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Is Masked */
            is_masked: boolean;
            kind: components["schemas"]["TargetKind"];
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /**
             * People
             * @description at its fullest; null where nobody counted
             */
            people: number | null;
            /** People By Hour */
            people_by_hour: (number | null)[] | null;
            /** Phone */
            phone: string;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            /** Provenance */
            provenance: {
                [key: string]: components["schemas"]["ProvenanceOut"];
            };
            sensitivity: components["schemas"]["TargetSensitivity"];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * TargetPatch
         * @description Changed fields of a protection target.
         */
        TargetPatch: {
            /** Address */
            address?: string | null;
            /** Contact Name */
            contact_name?: string | null;
            kind?: components["schemas"]["TargetKind"] | null;
            /** Name */
            name?: string | null;
            /** People */
            people?: number | null;
            /** People By Hour */
            people_by_hour?: (number | null)[] | null;
            /** Phone */
            phone?: string | null;
            position?: components["schemas"]["PositionIn"] | null;
            /** Read Version */
            read_version: number;
            /**
             * Source
             * @default
             */
            source?: string;
        };
        /**
         * TargetPinOut
         * @description A protection target on the map.
         */
        TargetPinOut: {
            /** Division Name */
            division_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["TargetKind"];
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
            /** People */
            people: number | null;
            /** Position Mark */
            position_mark: string;
        };
        /**
         * TargetRowOut
         * @description A protection target as lists and maps show it.
         */
        TargetRowOut: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            kind: components["schemas"]["TargetKind"];
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /**
             * People
             * @description at its fullest; null where nobody counted
             */
            people: number | null;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            sensitivity: components["schemas"]["TargetSensitivity"];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * TargetSensitivity
         * @description Classes of GB 36894-2018, as far as the kind alone decides.
         * @enum {string}
         */
        TargetSensitivity: "high_sensitive" | "important" | "general";
        /**
         * TargetsInBoxOut
         * @description Protection targets in a box; ``total`` counts all of them, also those that were not sent.
         */
        TargetsInBoxOut: {
            /** Items */
            items: components["schemas"]["TargetPinOut"][];
            /** Total */
            total: number;
        };
        /**
         * TeamIn
         * @description A new team.
         */
        TeamIn: {
            /** Address */
            address?: string | null;
            /** Aliases */
            aliases?: string[] | null;
            /** Capabilities */
            capabilities?: components["schemas"]["Capability"][] | null;
            /** Captain Name */
            captain_name?: string | null;
            /** Disciplines */
            disciplines: components["schemas"]["Discipline"][];
            /** Duty Phone */
            duty_phone?: string | null;
            /** Host Name */
            host_name?: string | null;
            /** Name */
            name: string;
            /**
             * Parent Id
             * Format: uuid
             * @description the organisation it belongs to
             */
            parent_id: string;
            /** People */
            people?: number | null;
            /** People On Duty */
            people_on_duty?: number | null;
            position?: components["schemas"]["PositionIn"] | null;
            /** Self Support Hours */
            self_support_hours?: number | null;
            /** Service Radius Km */
            service_radius_km?: number | null;
            /** Short Name */
            short_name?: string | null;
            tier: components["schemas"]["TeamTier"];
        };
        /**
         * TeamOut
         * @description Everything about a team.
         */
        TeamOut: {
            /** Address */
            address: string;
            /** Aliases */
            aliases: string[];
            /** Capabilities */
            capabilities: components["schemas"]["Capability"][];
            /** Captain Name */
            captain_name: string;
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Disciplines */
            disciplines: components["schemas"]["Discipline"][];
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /** Duty Phone */
            duty_phone: string;
            /** Equipment */
            equipment: components["schemas"]["EquipmentOut"][];
            /** Host Name */
            host_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /**
             * Is Own
             * @description whether it lies in the reader's subtree, so that it may be edited
             */
            is_own: boolean;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** People */
            people: number | null;
            /** People On Duty */
            people_on_duty: number | null;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            /** Provenance */
            provenance: {
                [key: string]: components["schemas"]["ProvenanceOut"];
            };
            readiness: components["schemas"]["ReadinessOut"];
            /** Self Support Hours */
            self_support_hours: number | null;
            /** Service Paths */
            service_paths: string[];
            /** Service Radius Km */
            service_radius_km: number | null;
            /** Short Name */
            short_name: string;
            status: components["schemas"]["TeamStatus"];
            /** Status At */
            status_at: string | null;
            /** Status Reason */
            status_reason: string;
            tier: components["schemas"]["TeamTier"];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * TeamPatch
         * @description Changed fields of a team.
         */
        TeamPatch: {
            /** Address */
            address?: string | null;
            /** Aliases */
            aliases?: string[] | null;
            /** Capabilities */
            capabilities?: components["schemas"]["Capability"][] | null;
            /** Captain Name */
            captain_name?: string | null;
            /** Disciplines */
            disciplines?: components["schemas"]["Discipline"][] | null;
            /** Duty Phone */
            duty_phone?: string | null;
            /** Host Name */
            host_name?: string | null;
            /** Name */
            name?: string | null;
            /** People */
            people?: number | null;
            /** People On Duty */
            people_on_duty?: number | null;
            position?: components["schemas"]["PositionIn"] | null;
            /** Read Version */
            read_version: number;
            /** Self Support Hours */
            self_support_hours?: number | null;
            /** Service Radius Km */
            service_radius_km?: number | null;
            /** Short Name */
            short_name?: string | null;
            /**
             * Source
             * @default
             */
            source?: string;
            tier?: components["schemas"]["TeamTier"] | null;
        };
        /**
         * TeamRowOut
         * @description A team as lists and maps show it.
         */
        TeamRowOut: {
            /** Address */
            address: string;
            /** Capabilities */
            capabilities: components["schemas"]["Capability"][];
            /**
             * Completeness
             * @description share of the wanted fields that are known, 0 to 1
             */
            completeness: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Disciplines */
            disciplines: components["schemas"]["Discipline"][];
            /** Distance M */
            distance_m?: number | null;
            /** Division Code */
            division_code: string;
            /** Division Name */
            division_name: string;
            /** Duty Phone */
            duty_phone: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Demonstration */
            is_demonstration: boolean;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Name */
            name: string;
            /** Org Path */
            org_path: string;
            /** People */
            people: number | null;
            /** Position Mark */
            position_mark: string;
            /** Position Source */
            position_source: string;
            readiness: components["schemas"]["ReadinessOut"];
            /** Short Name */
            short_name: string;
            status: components["schemas"]["TeamStatus"];
            /** Status At */
            status_at: string | null;
            tier: components["schemas"]["TeamTier"];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * TeamsInBoxOut
         * @description Teams in a box; ``total`` counts all of them, also those that were not sent.
         */
        TeamsInBoxOut: {
            /** Items */
            items: components["schemas"]["TeamRowOut"][];
            /** Total */
            total: number;
        };
        /**
         * TeamStatus
         * @description What a team is doing (`team_status` of the glossary).
         * @enum {string}
         */
        TeamStatus: "standby" | "training" | "dispatched" | "en_route" | "on_scene" | "working" | "rotating" | "withdrawing" | "returned" | "out_of_service";
        /**
         * TeamTier
         * @description The layers of the rescue network (Hubei plan, part 3, section 4).
         * @enum {string}
         */
        TeamTier: "national_base" | "national_team" | "regional_base" | "professional_team" | "backbone_team" | "enterprise_fulltime_team" | "enterprise_parttime_team" | "social_force" | "mine_medical_team" | "fire_rescue";
        /**
         * TermsOut
         * @description Every code list and every register with its words.
         */
        TermsOut: {
            /** Lists */
            lists: {
                [key: string]: {
                    [key: string]: components["schemas"]["WordOut"];
                };
            };
            /** Registers */
            registers: {
                [key: string]: components["schemas"]["RegisterWordsOut"];
            };
        };
        /**
         * TermStatus
         * @description A person's turn in command.
         * @enum {string}
         */
        TermStatus: "nominated" | "active" | "ended" | "declined";
        /**
         * TimelineEntryOut
         * @description One thing that happened, with what it changed.
         */
        TimelineEntryOut: {
            /** Actor Name */
            actor_name: string;
            /** Actor Org */
            actor_org: string;
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Kind */
            kind: string;
            /** Occurred At */
            occurred_at: string;
            /** Params */
            params: {
                [key: string]: unknown;
            };
            /** Recorded At */
            recorded_at: string;
            /** Seq */
            seq: number;
            text: components["schemas"]["SaidOut"];
        };
        /**
         * TimelineLineOut
         * @description One thing that happened.
         */
        TimelineLineOut: {
            /** Actor Name */
            actor_name: string;
            /** Actor Org */
            actor_org: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Kind */
            kind: string;
            /** Occurred At */
            occurred_at: string;
            /** Params */
            params: {
                [key: string]: unknown;
            };
            /** Recorded At */
            recorded_at: string;
            /** Seq */
            seq: number;
            text: components["schemas"]["SaidOut"];
        };
        /**
         * TimelineOut
         * @description Entries after a number, and the number of the last one.
         */
        TimelineOut: {
            /** Items */
            items: components["schemas"]["TimelineEntryOut"][];
            /** Seq */
            seq: number;
        };
        /**
         * TransferIn
         * @description The body whose area the accident lies in.
         */
        TransferIn: {
            /** Org Path */
            org_path: string;
            /** Reason */
            reason: string;
        };
        /**
         * TravelTimeOut
         * @description A journey from one of the origins that were asked for.
         */
        TravelTimeOut: {
            /**
             * Ahead Doubtful
             * @description whether these begin only after the earliest arrival: the delay may be spared
             */
            ahead_doubtful: boolean;
            /**
             * Closures Ahead
             * @description of those considered, how many do not hold at departure but before the latest arrival
             */
            closures_ahead: number;
            /** Closures Considered */
            closures_considered: number;
            /** Closures Ignored */
            closures_ignored: number;
            /** Data Age Days */
            data_age_days: number | null;
            /** Data Date */
            data_date: string | null;
            /** Degraded */
            degraded: string;
            /**
             * Delay
             * @description minutes that closures and slow areas add
             */
            delay: number;
            /**
             * Delay Ahead
             * @description minutes of the delay that are due to closures that begin on the way
             */
            delay_ahead: number;
            /** Distance M */
            distance_m: number;
            /** End Closed */
            end_closed: boolean;
            /** High */
            high: number;
            /** Low */
            low: number;
            method: components["schemas"]["Method"];
            /** Method Name */
            method_name: string;
            /** Minutes */
            minutes: number;
            /** Origin Lat */
            origin_lat: number;
            /** Origin Lon */
            origin_lon: number;
            /** Source */
            source: string;
            vehicle: components["schemas"]["Vehicle"];
            /** Version */
            version: string;
        };
        /**
         * TruckOut
         * @description One truck's round.
         */
        TruckOut: {
            /** Drops */
            drops: components["schemas"]["DropOut"][];
            /** Mass Kg */
            mass_kg: number;
            /** Truck */
            truck: number;
        };
        /**
         * TurnOut
         * @description One manoeuvre of a way, in both languages.
         */
        TurnOut: {
            /** Distance M */
            distance_m: number;
            /** En */
            en: string;
            /** Kind */
            kind: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Minutes */
            minutes: number;
            /** Road */
            road: string;
            /** Zh */
            zh: string;
        };
        /**
         * UndoIn
         * @description Take it back.
         */
        UndoIn: Record<string, never>;
        /**
         * Unit
         * @description What is counted: the denominators.
         * @enum {string}
         */
        Unit: "counties" | "population" | "enterprises" | "hazards";
        /**
         * UnitFigureOut
         * @description Figures of one unit over the whole area and over the planned service area; ``unplaced`` have no position.
         */
        UnitFigureOut: {
            /** Covered */
            covered: number | null;
            now: components["schemas"]["CoverNowOut"] | null;
            service: components["schemas"]["CoverCountOut"];
            /** Share */
            share: number | null;
            /** Total */
            total: number | null;
            unit: components["schemas"]["Unit"];
            /** Unplaced */
            unplaced: number;
        };
        /**
         * UnmetOut
         * @description What cannot be met and why: no stock, too far, not enough, or no place known.
         */
        UnmetOut: {
            item: components["schemas"]["SupplyItem"];
            /** Item Zh */
            item_zh: string;
            /** Place */
            place: string;
            /** Quantity */
            quantity: number;
            /**
             * Reason
             * @enum {string}
             */
            reason: "no_stock" | "too_far" | "not_enough" | "no_place";
            /** Unit */
            unit: string;
        };
        /**
         * Vehicle
         * @description What drives.
         * @enum {string}
         */
        Vehicle: "heavy" | "car" | "hazmat";
        /**
         * Verdict
         * @description What a commit would do with a row.
         * @enum {string}
         */
        Verdict: "new" | "update" | "same" | "conflict" | "error";
        /**
         * VersionIn
         * @description The version that was read.
         */
        VersionIn: {
            /** Version */
            version: number;
        };
        /**
         * WeatherIn
         * @description Weather at the scene; what was not measured is left out.
         */
        WeatherIn: {
            /** Cloud Eighths */
            cloud_eighths?: number | null;
            /** Humidity */
            humidity?: number | null;
            /** Observed At */
            observed_at?: string | null;
            /**
             * Source
             * @default
             */
            source?: string;
            /** Stability */
            stability?: ("A" | "B" | "C" | "D" | "E" | "F") | null;
            /** Temperature C */
            temperature_c?: number | null;
            /** Wind From */
            wind_from?: number | null;
            /** Wind Speed */
            wind_speed?: number | null;
        };
        /**
         * WeatherOut
         * @description A reading of an incident.
         */
        WeatherOut: {
            /** Cloud Eighths */
            cloud_eighths: number | null;
            /** Humidity */
            humidity: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            kind: components["schemas"]["ReadingKind"];
            /** Observed At */
            observed_at: string;
            /** Recorded By */
            recorded_by: string;
            /** Source */
            source: string;
            /** Stability */
            stability: string | null;
            /** Temperature C */
            temperature_c: number | null;
            /** Wind From */
            wind_from: number | null;
            /** Wind Speed */
            wind_speed: number | null;
        };
        /**
         * WhyOut
         * @description Why the guide stands in for the model.
         */
        WhyOut: {
            /** Code */
            code: string;
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * WithdrawalOut
         * @description The signal, its words and rules with their sources, and every team's answer.
         */
        WithdrawalOut: {
            /** Climbed At */
            climbed_at: string | null;
            /** End Reason */
            end_reason: string;
            /** Ended At */
            ended_at: string | null;
            /** Ended By */
            ended_by: string;
            /** Gather */
            gather: string;
            /** Gather Lat */
            gather_lat: number | null;
            /** Gather Lon */
            gather_lon: number | null;
            /** Holds Incident */
            holds_incident: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Mark */
            mark: string;
            /** Number */
            number: number;
            /** Raised At */
            raised_at: string;
            /** Raised By */
            raised_by: string;
            /** Raised By Org */
            raised_by_org: string;
            /** Reason */
            reason: string;
            reason_code: components["schemas"]["WithdrawalReason"];
            /** Receipts */
            receipts: components["schemas"]["ReceiptOut"][];
            /** Recorded At */
            recorded_at: string;
            /** Reentry Allowed */
            reentry_allowed: boolean | null;
            /** Reentry At */
            reentry_at: string | null;
            /** Reentry By */
            reentry_by: string;
            /** Reentry Reason */
            reentry_reason: string;
            /** Rule Set */
            rule_set: string;
            /** Source */
            source: string;
            status: components["schemas"]["WithdrawalStatus"];
            /** Step */
            step: number;
            /** Steps */
            steps: components["schemas"]["ClimbStepOut"][];
            /** Steps Mark */
            steps_mark: string;
            /** Steps Source */
            steps_source: string;
            words: components["schemas"]["SaidOut"];
        };
        /**
         * WithdrawalReason
         * @description Why rescuers must get out.
         * @enum {string}
         */
        WithdrawalReason: "explosion" | "collapse" | "toxic" | "fire" | "water" | "rescuer_lost" | "other";
        /**
         * WithdrawalStatus
         * @description Where a signal stands.
         * @enum {string}
         */
        WithdrawalStatus: "standing" | "ended";
        /**
         * WithdrawHelpIn
         * @description Why it is no longer needed.
         */
        WithdrawHelpIn: {
            /** Reason */
            reason: string;
        };
        /**
         * WithinReachOut
         * @description A picture of what lies within reach. It decides nothing: the travel time of a point does.
         */
        WithinReachOut: {
            /** Areas */
            areas: components["schemas"]["ReachAreaOut"][];
            /** Closures Considered */
            closures_considered: number;
            /** Data Date */
            data_date: string | null;
            /**
             * Picture Only
             * @default true
             */
            picture_only?: boolean;
            /** Schematic */
            schematic: boolean;
            /** Source */
            source: string;
            /** Version */
            version: string;
        };
        /**
         * WordOut
         * @description One thing in both languages.
         */
        WordOut: {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * WordsOut
         * @description The same in both languages.
         */
        WordsOut: {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * Zone
         * @description Control zones.
         * @enum {string}
         */
        Zone: "hot" | "warm" | "cold";
        /**
         * ZoneOut
         * @description The area that one threshold reaches: middle, sure (95 % of the ensemble) and possible (5 %), as GeoJSON geometries.
         */
        ZoneOut: {
            /** Arrival S */
            arrival_s: number | null;
            /** Downwind */
            downwind: boolean;
            /** Effect */
            effect: string;
            effect_text: components["schemas"]["SaidOut"];
            /** Id */
            id: string;
            /** Median */
            median: {
                [key: string]: unknown;
            } | null;
            /** Name */
            name: string;
            name_text: components["schemas"]["SaidOut"];
            /** Note */
            note: string;
            /** Possible */
            possible: {
                [key: string]: unknown;
            } | null;
            /** Reach High M */
            reach_high_m: number | null;
            /** Reach Low M */
            reach_low_m: number | null;
            /** Reach M */
            reach_m: number;
            /** Sure */
            sure: {
                [key: string]: unknown;
            } | null;
            /** Threshold */
            threshold: number;
            /** Unit */
            unit: string;
        };
        /**
         * ZonePeopleOut
         * @description People and places of one zone (each place counts in the worst zone it lies in).
         */
        ZonePeopleOut: {
            people: components["schemas"]["PeopleOut"];
            /** Places */
            places: number;
            /** Zone */
            zone: string;
        };
        /**
         * ZoneProposalBriefOut
         * @description A decided area in a few words.
         */
        ZoneProposalBriefOut: {
            /** Added Km2 */
            added_km2: number;
            /** Changed */
            changed: components["schemas"]["ChangedOut"][];
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /** Former Id */
            former_id: string | null;
            /** Former Number */
            former_number: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Proposed At */
            proposed_at: string;
            /** Proposed By */
            proposed_by: string;
            /** Removed Km2 */
            removed_km2: number;
            /**
             * Run Id
             * Format: uuid
             */
            run_id: string;
            /** Run Number */
            run_number: number;
            /**
             * Status
             * @enum {string}
             */
            status: "proposed" | "accepted" | "rejected" | "overtaken" | "ended";
            /**
             * Trigger
             * @enum {string}
             */
            trigger: "first" | "wind_turned" | "source_changed" | "recomputed";
            /** Turned */
            turned: number | null;
            /** Words */
            words: string;
        };
        /**
         * ZoneProposalOut
         * @description A proposed or decided area; ``added`` and ``removed`` are GeoJSON geometries.
         */
        ZoneProposalOut: {
            /** Added */
            added: {
                [key: string]: unknown;
            } | null;
            /** Added Km2 */
            added_km2: number;
            /** Changed */
            changed: components["schemas"]["ChangedOut"][];
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /** Former Id */
            former_id: string | null;
            /** Former Number */
            former_number: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Incident Id
             * Format: uuid
             */
            incident_id: string;
            /** Proposed At */
            proposed_at: string;
            /** Proposed By */
            proposed_by: string;
            /** Removed */
            removed: {
                [key: string]: unknown;
            } | null;
            /** Removed Km2 */
            removed_km2: number;
            /**
             * Run Id
             * Format: uuid
             */
            run_id: string;
            /** Run Number */
            run_number: number;
            /**
             * Status
             * @enum {string}
             */
            status: "proposed" | "accepted" | "rejected" | "overtaken" | "ended";
            /**
             * Trigger
             * @enum {string}
             */
            trigger: "first" | "wind_turned" | "source_changed" | "recomputed";
            /** Turned */
            turned: number | null;
            /** Words */
            words: string;
        };
        /**
         * ZonesOut
         * @description Areas to close off and to clear: of a run (``run``), by the guide's table (``guide``), or nobody knows (``none``).
         */
        ZonesOut: {
            /** Amount T */
            amount_t: number | null;
            /** At Least */
            at_least: boolean;
            /**
             * Basis
             * @enum {string}
             */
            basis: "run" | "guide" | "none";
            /** Downwind M */
            downwind_m: number | null;
            guide: components["schemas"]["SaidOut"] | null;
            /** Guide Edition */
            guide_edition: string;
            /** Is In Force */
            is_in_force: boolean;
            /** Isolation M */
            isolation_m: number | null;
            /** Limits */
            limits: components["schemas"]["SaidOut"][];
            /** Run Id */
            run_id: string | null;
            /** Run Number */
            run_number: number | null;
            /** Substance */
            substance: string;
            wind: components["schemas"]["SaidOut"];
            /** Wind At */
            wind_at: string | null;
            /** Zones */
            zones: components["schemas"]["SuggestedZoneOut"][];
        };
    };
    responses: {
        /** @description A refusal (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description A new unique value with each submission */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_accounts: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    close_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    open_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    assign_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdraw_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                /** @description What an account may be. Rights come from ``ROLE_RIGHTS``. */
                role: "system_admin" | "security_admin" | "audit_admin" | "duty_officer" | "duty_leader" | "commander" | "team_captain" | "enterprise_safety_manager" | "expert" | "regulator";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    decide_area_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideReleaseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaReleaseOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    accept_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    block_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    finish_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    start_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    verify_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_audit_entries: {
        parameters: {
            query?: {
                action?: string;
                cursor?: string | null;
                limit?: number;
                object_id?: string;
                object_type?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditEntryOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_audit_heads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditHeadOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    verify_audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditVerifyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPartOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_call_receivers: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiverOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_commanders: {
        parameters: {
            query?: {
                discipline?: components["schemas"]["Discipline"] | null;
                incident_id?: string | null;
                level?: components["schemas"]["CommanderLevel"] | null;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommanderOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_commander: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommanderIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommanderOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    set_commander_ready: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                qualification_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommanderOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_contacts: {
        parameters: {
            query?: {
                cursor?: string | null;
                liaison_only?: boolean;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reveal_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    note_reached: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    convert_coordinates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversionOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_coverage_study: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoverageIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    command_dictionaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: {
                            [key: string]: components["schemas"]["SaidOut"];
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    incident_dictionaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: {
                            [key: string]: components["schemas"]["SaidOut"];
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    register_dictionaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    simulation_dictionaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: {
                            [key: string]: components["schemas"]["SaidOut"];
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_recommendation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recommendation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decide_recommendation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recommendation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    arrive_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TapIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_in_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseTakenOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    look_at_departure: {
        parameters: {
            query?: {
                people?: number | null;
            };
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartureOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_departure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartureIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartureCheckOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    report_position: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportPositionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseTakenOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receive_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TapIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refuse_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    release_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TapIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rest_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TapIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    return_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TapIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    turn_out_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TapIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    undo_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    work_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispatch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TapIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_divisions: {
        parameters: {
            query?: {
                level?: components["schemas"]["Level"] | null;
                on?: string | null;
                parent?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DivisionOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_division: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DivisionOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_division_at: {
        parameters: {
            query: {
                lat: number;
                lon: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DivisionAtOut"] | null;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_division_grounds: {
        parameters: {
            query: {
                parent: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroundOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_enterprises: {
        parameters: {
            query?: {
                cursor?: string | null;
                division?: string;
                has_hazard?: boolean | null;
                industry?: components["schemas"]["Industry"] | null;
                is_high_risk?: boolean | null;
                limit?: number;
                q?: string;
                scale?: components["schemas"]["EnterpriseScale"] | null;
                sort?: "name" | "-updated_at" | "-rank";
                status?: components["schemas"]["EnterpriseStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EnterpriseRowOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_enterprise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_enterprise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enterprise_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_enterprise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enterprise_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterprisePatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm_enterprise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enterprise_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reveal_enterprise_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enterprise_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_enterprises_in_box: {
        parameters: {
            query: {
                east: number;
                north: number;
                south: number;
                west: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterprisesInBoxOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_enterprises: {
        parameters: {
            query?: {
                division?: string;
                has_hazard?: boolean | null;
                industry?: components["schemas"]["Industry"] | null;
                is_high_risk?: boolean | null;
                q?: string;
                scale?: components["schemas"]["EnterpriseScale"] | null;
                status?: components["schemas"]["EnterpriseStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_enterprises_near: {
        parameters: {
            query: {
                lat: number;
                limit?: number;
                lon: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseRowOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    log_exit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExitIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_equipment: {
        parameters: {
            query?: {
                cursor?: string | null;
                kind?: components["schemas"]["EquipmentClass"] | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LedgerItemOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    answer_expert_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpertAnswerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertCallOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_experts: {
        parameters: {
            query?: {
                discipline?: components["schemas"]["Discipline"] | null;
                q?: string;
                state?: components["schemas"]["ExpertState"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_expert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpertIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_expert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                expert_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpertPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reveal_expert_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                expert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertPhoneOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    set_expert_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                expert_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpertStateIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_experts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    finish_first_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstRunIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationBrief"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_first_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_hazards: {
        parameters: {
            query?: {
                cursor?: string | null;
                division?: string;
                enterprise_id?: string | null;
                level?: components["schemas"]["HazardLevel"] | null;
                limit?: number;
                q?: string;
                sort?: "-rank" | "name" | "-updated_at";
                status?: components["schemas"]["HazardStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HazardRowOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_hazard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HazardIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_hazard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hazard_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_hazard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hazard_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HazardPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm_hazard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hazard_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reveal_hazard_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hazard_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_hazards_in_box: {
        parameters: {
            query: {
                east: number;
                north: number;
                south: number;
                west: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardsInBoxOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_hazards: {
        parameters: {
            query?: {
                division?: string;
                enterprise_id?: string | null;
                level?: components["schemas"]["HazardLevel"] | null;
                q?: string;
                status?: components["schemas"]["HazardStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_hazards_near: {
        parameters: {
            query: {
                lat: number;
                limit?: number;
                lon: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardRowOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_help_requests: {
        parameters: {
            query?: {
                is_open?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpRequestOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    answer_help: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                help_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerHelpIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpRequestOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receive_help: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                help_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveHelpIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpRequestOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdraw_help: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                help_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawHelpIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpRequestOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_imports: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                registry?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BatchOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    upload_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Central Meridian */
                    central_meridian?: number | null;
                    /**
                     * Coordinate System
                     * @default wgs84
                     */
                    coordinate_system?: string;
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /** Registry */
                    registry: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    check_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    commit_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    discard_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_import_errors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    match_import_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_import_points: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    take_import_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_import_rows: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                verdict?: components["schemas"]["Verdict"] | null;
            };
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RowOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    correct_import_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RowIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_import_registers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_import_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_incident_types: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentTypeOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_incidents: {
        parameters: {
            query?: {
                cursor?: string | null;
                is_open?: boolean | null;
                limit?: number;
                q?: string;
                status?: components["schemas"]["IncidentStatus"][] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IncidentOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    area_release_standing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseStandingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_area_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaReleaseOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    give_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    correct_casualties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CasualtiesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    close_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    accept_command: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
                term_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptCommandIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandTermOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    nominate_commander: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NominateIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandTermOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    declare_controlled: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ControlIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recommend_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecommendIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dispatch_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DispatchIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    incident_duplicates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    end_response: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    log_entries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntriesIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    evaluate_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    call_expert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpertCallIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertCallOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    judge_false_alarm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    grade_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    open_incident_to: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    close_incident_to: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_help_bodies: {
        parameters: {
            query?: {
                capability?: components["schemas"]["Capability"] | null;
            };
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpBodyOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_help: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskHelpIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpRequestOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    locate_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_measuring_point: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeasuringPointIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasuringPointOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    merge_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEntryOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    establish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnsiteIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    draft_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    first_hour_packet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PacketOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    regrade_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reopen_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    choose_report_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_leader: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decline_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    respond_to_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RespondIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    incident_room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    incident_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_simulations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunBriefOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    run_simulation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    draft_simulation: {
        parameters: {
            query?: {
                hazard_id?: string | null;
                without_hazard?: boolean;
            };
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    order_supplies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplyOrderIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyOrderOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    plan_supplies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplyPlanIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyPlanOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    incident_timeline: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    transfer_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    verify_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    record_weather: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WeatherIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeatherOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_weather: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    raise_withdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaiseWithdrawalIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_zone_proposals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneProposalOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_joint_plans: {
        parameters: {
            query?: {
                is_current?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointPlanOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_joint_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskJointIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointAskedOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_joint_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                joint_plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointPlanOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    adopt_joint_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                joint_plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptJointIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointPlanOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reject_joint_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                joint_plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectJointIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointPlanOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_map_sources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapSourcesOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    record_gas_reading: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GasReadingIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GasReadingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    my_assignments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyAssignmentOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    my_dispatches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyDispatchOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    my_withdrawals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyWithdrawalOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_organisations: {
        parameters: {
            query?: {
                cursor?: string | null;
                kind?: string;
                limit?: number;
                parent_id?: string | null;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganisationOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_outgoing_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingWholeOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approve_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approve_report_orally: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveOrallyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    discard_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NothingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    edit_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    redraft_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    return_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemarkIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    send_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submit_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NothingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_people: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                org_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_person: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    search_places: {
        parameters: {
            query: {
                lat?: number | null;
                limit?: number;
                lon?: number | null;
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_places_near: {
        parameters: {
            query: {
                kind?: components["schemas"]["PlaceKind"] | null;
                lat: number;
                limit?: number;
                lon: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_promises: {
        parameters: {
            query?: {
                incident_id?: string | null;
                is_open?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    promise_record: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TallyOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reach: {
        parameters: {
            query: {
                lat: number;
                lon: number;
                minutes: number[];
                vehicle?: "heavy" | "car" | "hazmat";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithinReachOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_report_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DueReportOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    mark_report_sent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportSentIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTaskOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_reporting_profiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_reports: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReportOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receive_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reveal_caller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallerOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    report_hints: {
        parameters: {
            query?: {
                lat?: number | null;
                lon?: number | null;
                phone?: string;
                place_text?: string;
                what?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HintsOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_road_closures: {
        parameters: {
            query?: {
                limit?: number;
                standing?: "in_force" | "coming" | "past";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosureOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    close_road: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosureIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosureOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lift_road_closure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                closure_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosureLiftIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosureOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revise_road_closure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                closure_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosureRevisionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosureOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_road_data: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoadDataOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleInfo"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_routes: {
        parameters: {
            query: {
                alternatives?: number;
                from_lat: number;
                from_lon: number;
                to_lat: number;
                to_lon: number;
                vehicle?: "heavy" | "car" | "hazmat";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_self_support: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SelfSupportOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_self_support: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfSupportOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_self_support: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    draw_qr: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QrIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_shifts: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                org_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ShiftOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    plan_shift: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_simulation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    adopt_simulation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneProposalOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    compare_simulations: {
        parameters: {
            query: {
                former: string;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    simulation_exposure: {
        parameters: {
            query?: {
                hour?: number | null;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExposureOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    simulation_report_word: {
        parameters: {
            query?: {
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    simulation_report_pdf: {
        parameters: {
            query?: {
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    simulation_shelter: {
        parameters: {
            query: {
                lat: number;
                lon: number;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelterAtOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ask_siting_study: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SitingIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_studies: {
        parameters: {
            query?: {
                cursor?: string | null;
                kind?: components["schemas"]["StudyKind"] | null;
                limit?: number;
                state?: components["schemas"]["StudyState"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StudyRowOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_study: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remove_study: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    rename_study: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudyNameIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_study: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    compare_studies: {
        parameters: {
            query: {
                other: string;
            };
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparedOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_coverage_view: {
        parameters: {
            query: {
                base_set?: "regional" | "regional+national" | "all" | "national";
                /** @description What a team is trained for (mission table M23, `team_discipline` of the glossary). */
                discipline: "hazmat" | "mine" | "pipeline" | "tunnel_construction" | "water_rescue" | "oil_spill" | "mine_medical" | "explosives" | "transport" | "metallurgy" | "engineering" | "comms" | "env_monitoring" | "medical";
                factor?: number;
                limit?: number;
                measure?: "minutes" | "circle_km" | "road_km";
                plan_only?: boolean;
                turn_out?: boolean;
                unit?: "counties" | "population" | "enterprises" | "hazards";
            };
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageViewOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_study_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    export_study_map: {
        parameters: {
            query?: {
                base_set?: "regional" | "regional+national" | "all" | "national";
                discipline?: components["schemas"]["Discipline"] | null;
                factor?: number;
                limit?: number;
                measure?: "minutes" | "circle_km" | "road_km";
                plan_only?: boolean;
                turn_out?: boolean;
                unit?: "counties" | "population" | "enterprises" | "hazards";
            };
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    export_study_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_supply_bases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyBaseOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_supply_lot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LotIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_supply_items: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyItemOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_supply_lots: {
        parameters: {
            query?: {
                base_id?: string | null;
                item?: components["schemas"]["SupplyItem"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_supply_lot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lot_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LotPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_supply_lots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    arrive_supply_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplyStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyOrderOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancel_supply_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplyStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyOrderOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    issue_supply_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplyStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyOrderOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_supply_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                supply_plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyPlanOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    order_supply_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                supply_plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderPlanIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyOrderOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_surroundings: {
        parameters: {
            query: {
                hour?: number | null;
                lat: number;
                lon: number;
                radius_m?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurroundingsOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_targets: {
        parameters: {
            query?: {
                cursor?: string | null;
                division?: string;
                kind?: components["schemas"]["TargetKind"] | null;
                limit?: number;
                q?: string;
                sensitivity?: components["schemas"]["TargetSensitivity"] | null;
                sort?: "name" | "-updated_at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TargetRowOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_target: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_target: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_target: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm_target: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reveal_target_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_targets_in_box: {
        parameters: {
            query: {
                east: number;
                north: number;
                south: number;
                west: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetsInBoxOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_targets: {
        parameters: {
            query?: {
                division?: string;
                kind?: components["schemas"]["TargetKind"] | null;
                q?: string;
                sensitivity?: components["schemas"]["TargetSensitivity"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_targets_near: {
        parameters: {
            query: {
                lat: number;
                limit?: number;
                lon: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetRowOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_teams: {
        parameters: {
            query?: {
                all_in_sight?: boolean;
                cursor?: string | null;
                discipline?: components["schemas"]["Discipline"] | null;
                division?: string;
                limit?: number;
                q?: string;
                sort?: "name" | "-updated_at" | "tier";
                state?: components["schemas"]["ReadinessState"] | null;
                status?: components["schemas"]["TeamStatus"] | null;
                tier?: components["schemas"]["TeamTier"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TeamRowOut_"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    add_team_equipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EquipmentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remove_team_equipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    change_team_equipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EquipmentPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_team_essentials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EssentialOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    count_team_essentials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EssentialsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EssentialOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_team_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    declare_team_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadinessIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    set_team_status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_teams_in_box: {
        parameters: {
            query: {
                east: number;
                north: number;
                south: number;
                west: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamsInBoxOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_teams: {
        parameters: {
            query?: {
                discipline?: components["schemas"]["Discipline"] | null;
                division?: string;
                q?: string;
                state?: components["schemas"]["ReadinessState"] | null;
                status?: components["schemas"]["TeamStatus"] | null;
                tier?: components["schemas"]["TeamTier"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_teams_near: {
        parameters: {
            query: {
                discipline?: components["schemas"]["Discipline"] | null;
                lat: number;
                limit?: number;
                lon: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamRowOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tianditu_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: string;
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_base_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": string;
                };
            };
            /** @description Nothing to draw here */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_enterprises_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": string;
                };
            };
            /** @description Nothing to draw here */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_hazards_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": string;
                };
            };
            /** @description Nothing to draw here */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_targets_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": string;
                };
            };
            /** @description Nothing to draw here */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_teams_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": string;
                };
            };
            /** @description Nothing to draw here */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_travel_times: {
        parameters: {
            query: {
                lat: number;
                lon: number;
                origin: string[];
                vehicle?: "heavy" | "car" | "hazmat";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TravelTimeOut"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    record_observations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObservationsIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acknowledge_withdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                withdrawal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    allow_reentry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                withdrawal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllowReentryIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    end_withdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                withdrawal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndWithdrawalIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decide_zone_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideProposalIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneProposalOut"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
