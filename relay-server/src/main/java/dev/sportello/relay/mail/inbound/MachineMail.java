package dev.sportello.relay.mail.inbound;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Knows what no person has written: such a mail is never answered, and begins nothing (RFC 3834).
final class MachineMail {
    private static final Set<String> PRECEDENCES = Set.of("bulk", "junk", "list", "auto_reply");
    private static final List<String> ONLY_BY_MACHINES =
            List.of("X-Autoreply", "X-Autorespond", "X-Failed-Recipients", "X-Loop", "List-Id", "List-Unsubscribe");
    private static final Set<String> DAEMONS = Set.of("mailer-daemon", "postmaster");

    static ReceivedMail.Author author(MimeMessage message) {
        var submitted = HeaderText.first(message, "Auto-Submitted").toLowerCase(Locale.ROOT);
        var precedence = HeaderText.first(message, "Precedence").toLowerCase(Locale.ROOT);
        var byMachine = !submitted.isEmpty() && !submitted.startsWith("no")
                || PRECEDENCES.contains(precedence)
                || ONLY_BY_MACHINES.stream()
                        .anyMatch(name -> !HeaderText.all(message, name).isEmpty())
                || HeaderText.all(message, "Return-Path").stream().anyMatch("<>"::equals)
                || isByDaemon(message)
                || isReport(message);
        return byMachine ? ReceivedMail.Author.MACHINE : ReceivedMail.Author.PERSON;
    }

    /// A report on a mail: that it was not delivered, or that it was read.
    static boolean isReport(MimeMessage message) {
        return PartContent.type(message).equals("multipart/report")
                || !HeaderText.all(message, "X-Failed-Recipients").isEmpty()
                || isByDaemon(message);
    }

    private static boolean isByDaemon(MimeMessage message) {
        var from = HeaderText.first(message, "From").toLowerCase(Locale.ROOT);
        return DAEMONS.stream().anyMatch(name -> from.startsWith(name + "@") || from.contains("<" + name + "@"));
    }

    private MachineMail() {}
}
