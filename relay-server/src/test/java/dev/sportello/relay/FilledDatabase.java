package dev.sportello.relay;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.TestDatabase;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Fills the tables of a relay that has run already as years of work do, by copies of what is there. Much of it
/// belongs to one shopper, one ticket and one agent: where an index leads to them only, all of that would still be
/// read.
final class FilledDatabase {
    static final int ROWS = 12_000;

    private final TestDatabase kind;

    FilledDatabase(TestDatabase kind) {
        this.kind = kind;
    }

    /// @param database with an agent, and a shopper with a live ticket
    void fill(Database database) {
        database.jdbi().useTransaction(handle -> {
            fillTickets(handle);
            fillJournal(handle);
            fillSessions(handle);
            fillCustomers(handle);
            fillOutbox(handle);
            fillWebhooks(handle);
            fillErased(handle);
            fillMail(handle);
            fillTexts(handle);
        });
        database.jdbi().useHandle(handle -> handle.execute("analyze"));
    }

    /// Numbers below those that a relay gives.
    private String series() {
        return switch (kind) {
            case H2 -> "(select x as n from system_range(1, " + ROWS + ")) as series";
            case POSTGRES -> "generate_series(1, " + ROWS + ") as series(n)";
        };
    }

    private String uuid() {
        return switch (kind) {
            case H2 -> "random_uuid()";
            case POSTGRES -> "gen_random_uuid()";
        };
    }

    /// Half of them the known shopper's, all of them the known agent's; one of twenty is live, half of these snoozed.
    private void fillTickets(Handle handle) {
        execute(handle, """
                insert into ticket (number, profile, live_profile, live_number, channel, status, snoozed_until, assignee,
                    sequence, last_message, last_message_row, state)
                select -n, case when mod(n, 2) = 0 then profile else $uuid end,
                    case when mod(n, 20) = 0 then $uuid end, case when mod(n, 20) = 0 then -n end, channel,
                    case when mod(n, 40) = 0 then 'snoozed' when mod(n, 20) = 0 then 'open' else 'closed' end,
                    case when mod(n, 40) = 0 then timestamp with time zone '2100-01-01 00:00:00Z' end, agent.id,
                    -n, last_message, last_message_row, state
                from ticket, agent, $series where number > 0""", """
                insert into thread_page (ticket, last_sequence, shown, entries)
                select ticket, -n, shown, entries from thread_page, $series where last_sequence =
                    (select max(last_sequence) from thread_page)""", """
                insert into read_cursor (agent, ticket, up_to, sequence)
                select agent.id, -n, 0, 0 from agent, $series""");
    }

    private void fillJournal(Handle handle) {
        execute(handle, """
                insert into journal_row (number, first_sequence, last_sequence, at, checksum, content)
                select -n, -n, -n, at, checksum, content from journal_row, $series where number = 1""", """
                insert into answered_page (id_prefix, last_id, entries)
                select n, $uuid, entries from (select entries from answered_page limit 1) as one, $series""");
    }

    private void fillSessions(Handle handle) {
        execute(handle, """
                insert into shopper_session (token_hash, profile, origin, expires_at, identity)
                select cast(n as varchar(64)), profile, origin, timestamp with time zone '2100-01-01 00:00:00Z',
                    cast(n as varchar(200))
                from shopper_session, $series""", """
                insert into used_identity (token_id, expires_at)
                select cast(n as varchar(64)), timestamp with time zone '2100-01-01 00:00:00Z' from $series""", """
                        insert into agent (id, name, email, role, standing, access)
                        values ($uuid, 'Gina Neri', 'gina@shop.example', 'agent', 'disabled', $uuid)""", """
                insert into agent_session (token_hash, agent, access, device, expires_at)
                select cast(n as varchar(64)), id, access, 'laptop', timestamp with time zone '2100-01-01 00:00:00Z'
                from agent, $series where email = 'gina@shop.example'""");
    }

    private void fillErased(Handle handle) {
        execute(handle, """
                insert into erased_name (hash, erased_at, until)
                select cast(n as varchar(64)), timestamp with time zone '2020-01-01 00:00:00Z',
                    timestamp with time zone '2100-01-01 00:00:00Z'
                from $series""", """
                insert into erased_ticket (number, at)
                select 1000000 + n, timestamp with time zone '2020-01-01 00:00:00Z' from $series""", """
                insert into audit_entry (id, at, entry)
                select $uuid, past.at, '{}' from (
                    select timestamp with time zone '2020-01-01 00:00:00Z' + n * interval '1' second as at
                    from $series) as past""");
    }

    private void fillCustomers(Handle handle) {
        execute(handle, """
                insert into profile (id, customer_id, name, properties, verified_name, verified_email, verified_phone, told)
                select $uuid, 'customer ' || n, name, properties, false, false, false, told from profile, $series""", """
                insert into profile_import (id, started_at, completed_at, total, failed)
                select $uuid, at, at, 1, 0 from (select n, $later as at from $series) as past""", """
                insert into customer_word (word, profile)
                select word, id from customer_word, (select id from profile where customer_id like 'customer %') as many""", """
                insert into shop_order (id, source, shop_id, profile, number, placed_at, state, facts)
                select $uuid, 'many', cast(n as varchar(200)), profile, 'order', at, 'paid',
                    '{"updatedAt":"2020-01-01T00:00:00Z","amounts":{},"fulfilments":{},"refunds":{}}'
                from (select ticket.profile from ticket join profile on profile.id = ticket.profile where number > 0) as one,
                    (select n, $instant as at from $series) as past""", """
                insert into purchase (profile, currency, orders, spent)
                select id, 'EUR', 1, 1 from profile""", """
                insert into identity (id, kind, name, home, profile)
                select $uuid, 'email', 'many ' || n, id, id from profile, $series where customer_id = 'c-7'""", """
                insert into identity_claim (identity, claimant, by_customer, signed)
                select id, $uuid, true, false from identity""", """
                insert into told_facts (identity, facts, shown)
                select id, null, '{"facts":{}}' from identity where name like 'many %'""", """
                insert into event (id, profile, at, kind, summary, properties)
                select $uuid, profile, at, 'order-placed', 'Placed an order', properties
                from (select ticket.profile, properties from ticket join profile on profile.id = ticket.profile where number > 0) as one,
                    (select n, $instant as at from $series) as past""");
    }

    private void fillOutbox(Handle handle) {
        execute(handle, """
                insert into outbox (id, kind, decided, payload, attempts, next_try, settled_at)
                select $uuid, 'test', 1, '', 1, case when mod(n, 50) = 0 then at end, case when mod(n, 50) > 0 then at end
                from (select n, $later as at from $series) as past""");
    }

    private void fillMail(Handle handle) {
        execute(handle, """
                insert into mail_sent (message, ticket, profile, sequence, message_id, address, quotes_chat, state)
                select $uuid, -n, $uuid, -n, '<' || n || '@shop.example>', 'a@b.example', false, 'sent' from $series""", """
                insert into mail_unseen (ticket, up_to, told_up_to, due, attempts, changed_at)
                select -n, n, 0, case when mod(n, 50) = 0 then at end, 0, at
                from (select n, $later as at from $series) as past""", """
                insert into mail_reader (reader, told_at)
                select 'reader ' || n, at from (select n, $later as at from $series) as past""", """
                insert into mail_received (mail_key, taken, received_at)
                select 'key ' || n, true, at from (select n, $later as at from $series) as past""");
    }

    private void fillTexts(Handle handle) {
        execute(handle, """
                insert into sms_message (message, ticket, position, phone, state, sid, since)
                select $uuid, -n, -n, '+390', 'sent', 'SM' || n, at from (select n, $instant as at from $series) as past""", """
                insert into sms_peer (ticket, phone) select -n, '+390' from $series""", """
                insert into sms_stop (phone, stopped_at)
                select '+390' || n, at from (select n, $instant as at from $series) as past""", """
                insert into sms_received (sid, received_at)
                select 'SM' || n, at from (select n, $later as at from $series) as past""");
    }

    private void fillWebhooks(Handle handle) {
        execute(handle, """
                insert into webhook (id, url, description, topics, enabled, since, made_at, secret, switched_off,
                    giving_up, removed)
                select $uuid, 'https://erp.example', '', 'message.added', false, 0, at, '', false, false, false
                from (select n, $instant as at from $series) as past where n = 1""", """
                insert into webhook_delivery (webhook, id, topic, ticket, sequence, at, attempts, lane, next_try, settled_at)
                select webhook.id, $uuid, 'message.added', 1001, -n, at, 1, case when mod(n, 50) = 0 then 1001 end,
                    case when mod(n, 50) = 0 then at end, case when mod(n, 50) > 0 then at end
                from webhook, (select n, $later as at from $series) as past""");
    }

    private void execute(Handle handle, String... statements) {
        List.of(statements).forEach(sql -> {
            var ago = "timestamp with time zone '2020-01-01 00:00:00Z' + n * interval '1' minute";
            var ahead = "timestamp with time zone '2090-01-01 00:00:00Z' + n * interval '1' minute";
            handle.execute(sql.replace("$series", series())
                    .replace("$uuid", uuid())
                    .replace("$instant", ago)
                    .replace("$later", ahead));
        });
    }
}
