package dev.sportello.relay.mail;

import dev.sportello.model.Entry;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.UnseenMail;
import dev.sportello.relay.secret.SecretUnreadable;
import java.util.List;
import java.util.Map;

/// The email that tells a shopper of messages they have not seen.
///
/// @param row as it is claimed
/// @param entries the messages, in order, at least one
/// @param profile of the shopper
/// @param to the address of the profile
/// @param reader the same, as it is kept
record UnseenLetter(
        Mailing mailing,
        SettingsPage.Channels channels,
        UnseenTable.Row row,
        List<Entry> entries,
        Profile profile,
        MailAddress to,
        Reader reader) {
    private static final int MOST_REFERENCES = 20;

    UnseenLetter {
        entries = List.copyOf(entries);
    }

    /// The sequence number of the last message in it.
    long upTo() {
        return entries.getLast().sequence();
    }

    /// @throws MailFailure where the server's settings name no usable address
    /// @throws SecretUnreadable if the key of the secrets is missing or wrong
    OutgoingMail write(SmtpServer server, UnseenMail unseen, MailKey key) throws MailFailure, SecretUnreadable {
        var from = MailAddress.of(server.from());
        if (from == null) {
            var reason = "The address that emails come from cannot be used.";
            throw new MailFailure.Trouble(reason, new IllegalStateException(reason));
        }
        var general = mailing.settings().account().general();
        var stop = Unsubscribing.address(channels, reader, key);
        var text = text(general, unseen, stop);
        return new OutgoingMail(
                from,
                server.fromName().isBlank() ? general.name() : server.fromName(),
                to,
                mailing.replyTo(row.ticket()),
                text.word("unseen.subject", general.name()),
                "<unseen." + row.ticket().number() + "." + upTo() + "@" + from.domain() + ">",
                references(),
                mailing.clock().instant(),
                text.plain(),
                text.html(),
                Map.of(
                        "Auto-Submitted",
                        "auto-generated",
                        "List-Unsubscribe",
                        "<" + stop + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"));
    }

    private MailText text(SettingsPage.General general, UnseenMail unseen, String stop) {
        var shop = general.name();
        var zone = profile.zone() == null ? general.zone() : profile.zone();
        var text = MailText.of(profile.language(), general);
        text.paragraph(text.word("unseen.begin", shop));
        text.messages(entries, profile.name(), shop, zone);
        text.link(text.word("unseen.link", shop), unseen.shop().toString());
        text.small(text.word("unseen.why", shop));
        return text.smallLink(text.word("unseen.stop"), stop);
    }

    private List<String> references() {
        return mailing.database()
                .jdbi()
                .withHandle(handle -> SentMailTable.messageIds(handle, row.ticket(), upTo(), MOST_REFERENCES));
    }
}
