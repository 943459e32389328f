package dev.sportello.relay.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Account;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.Profile;
import dev.sportello.model.Rule;
import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.ProfileReport;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.ticket.Incoming;
import dev.sportello.relay.ticket.ReceivedTicket;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the texts that come in, each once. Thread-safe.
record SmsIntake(Database database, Settings settings, Customers customers, Tickets tickets, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(SmsIntake.class);
    private static final String SENDER = "sms";
    private static final int MOST_OF_A_SID = 64;
    private static final int MOST_MEDIA = 10;
    private static final int MOST_OF_A_LINK = 300;

    /// Stands for what came along and has no link that may be opened.
    private static final String NO_LINK = "📎";

    /// Returns when the text is on the disk.
    ///
    /// @throws RefusedFrame `input-invalid` where the gateway leaves out what it documents; the journal's refusals
    void take(FormFields fields) throws RefusedFrame, InterruptedException {
        var sid = fields.get("MessageSid");
        if (sid.isEmpty() || sid.length() > MOST_OF_A_SID || !StorableText.isLine(sid)) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "MessageSid names the text.", null);
        }
        var from = fields.get("From");
        var phone = from.startsWith("+") ? Identity.phone(from) : null;
        if (phone == null) {
            // A name, a short code or an address of another channel, which no text can answer.
            LOG.info("A text that did not come from a phone number was left out.");
            return;
        }
        var text = text(fields);
        if (VisibleText.isInvisible(text) || isReceived(sid)) {
            return;
        }
        take(sid, phone, text, fields.get("OptOutType"));
    }

    private boolean isReceived(String sid) {
        return database.jdbi().withHandle(handle -> PhoneTable.isReceived(handle, sid));
    }

    private void take(String sid, String phone, String text, String optOut) throws RefusedFrame, InterruptedException {
        var now = clock.instant();
        var shopper =
                customers.profiles().wrote(new Identity(null, null, phone, false), new ProfileReport(now).phone(phone));
        var stopped = database.jdbi().withHandle(handle -> PhoneTable.hasStopped(handle, phone));
        var keyword = keyword(optOut, text, stopped);
        var id = new CommandId(UUID.nameUUIDFromBytes(("text " + sid).getBytes(UTF_8)));
        var account = settings.account();
        var sms = account.channels().sms();
        var replies = keyword == null && sms != null && sms.automaticReplies();
        var incoming = new Incoming(id, SENDER, shopper, Channel.SMS, null, text, null, replies);
        var answersHelp = keyword == Keyword.HELP && optOut.isEmpty();
        var _ = JournalAnswer.sequence(tickets.receive(incoming, (journal, ticket) -> {
            note(journal, ticket, sid, phone, keyword);
            if (answersHelp) {
                ticket.say(id, Rule.HELP_ASKED, help(account, shopper));
            }
        }));
    }

    /// What the gateway has understood and answered already counts.
    private static @Nullable Keyword keyword(String optOut, String text, boolean stopped) {
        return switch (optOut.toUpperCase(Locale.ROOT)) {
            case "STOP" -> Keyword.STOP;
            case "START" -> Keyword.START;
            case "HELP" -> Keyword.HELP;
            default -> Keyword.of(text, stopped);
        };
    }

    private static void note(
            JournalTransaction journal, ReceivedTicket ticket, String sid, String phone, @Nullable Keyword keyword) {
        var handle = journal.handle();
        var _ = PhoneTable.isNew(handle, sid, journal.now());
        PhoneTable.put(handle, ticket.ticket().id(), phone);
        switch (keyword) {
            case STOP -> PhoneTable.stop(handle, phone, journal.now());
            case START -> PhoneTable.start(handle, phone);
            case HELP -> {}
            case null -> {}
        }
        ticket.texting(PhoneTable.hasStopped(handle, phone));
    }

    private static String help(Account account, Profile shopper) {
        var name = account.general().name();
        var italian = shopper.language() == null
                ? "it".equals(account.general().languages().getFirst())
                : "it".equals(Locale.forLanguageTag(shopper.language()).getLanguage());
        return italian
                ? name + ": scrivi qui la tua domanda e ti rispondiamo. Scrivi STOP per non ricevere più SMS."
                : name + ": text your question here and we answer. Text STOP to get no more texts.";
    }

    /// The text, and a line for each picture or file that came with it.
    private static String text(FormFields fields) {
        var text = new StringBuilder(storable(fields.get("Body")));
        for (var number = 0; number < MOST_MEDIA; number++) {
            var link = StorableText.line(fields.get("MediaUrl" + number), MOST_OF_A_LINK + 1);
            if (link != null) {
                var opens = link.length() <= MOST_OF_A_LINK && link.startsWith("https://");
                text.append(text.isEmpty() ? "" : "\n").append(opens ? link : NO_LINK);
            }
        }
        return VisibleText.cut(text.toString(), Message.MOST_CODE_POINTS);
    }

    private static String storable(String text) {
        return text.codePoints()
                .map(point -> StorableText.isText(Character.toString(point)) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
