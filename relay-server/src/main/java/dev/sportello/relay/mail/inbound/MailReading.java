package dev.sportello.relay.mail.inbound;

import dev.sportello.model.Email;
import dev.sportello.model.Message;
import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import dev.sportello.relay.mail.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes mails apart. There is none of which it makes nothing: whoever sends one may have broken anything in it.
/// Thread-safe.
final class MailReading {
    private static final Session NO_SERVER = Session.getInstance(new Properties());
    private static final Pattern ID = Pattern.compile("<[^<>\\s\\p{Cc}]{1,390}>");
    private static final Pattern IN_BRACKETS = Pattern.compile("^(.*)<([^<>]*)>[^<>]*$", Pattern.DOTALL);
    private static final String LETTER = "[^\\s\\p{Cc}<>()\",;:@\\[\\]]";

    /// So many lines are headers and parts of no mail that anybody writes. The library keeps each of them in memory.
    private static final int MOST_LINES = 300_000;

    /// It begins where a word begins, so that a long word is not looked through again from each of its letters.
    private static final Pattern ADDRESS = Pattern.compile("(?<!" + LETTER + ")" + LETTER + "++@" + LETTER + "++");
    private static final int MOST_OF_A_NAME = 200;
    private static final int MOST_IDS = 50;
    private static final int MOST_RECIPIENTS = 100;

    /// Stands for what came along without a word.
    private static final String FILES_ONLY = "📎";

    private static final String NOTHING = "✉";
    private static final List<String> TO =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc", "Resent-To");

    /// @param bytes as it came; it may have been cut
    static ReceivedMail of(byte[] bytes) {
        var message = message(bytes);
        var tree = new MimeTree();
        var parts = Quotation.of(storable(tree.read(message)));
        var from = HeaderText.plain(HeaderText.first(message, "From"));
        var subject = Objects.requireNonNullElse(
                StorableText.line(HeaderText.decoded(HeaderText.first(message, "Subject")), Email.MOST_OF_A_SUBJECT),
                "");
        var text = shown(parts.own(), subject, tree.attachments());
        return new ReceivedMail(
                MailKeys.of(message, bytes),
                ids(HeaderText.first(message, "Message-ID")).stream()
                        .findFirst()
                        .orElse(null),
                address(from),
                name(from),
                recipients(message),
                answered(message),
                subject,
                VisibleText.cut(text, Message.MOST_CODE_POINTS),
                quoted(text, parts.quoted()),
                tree.attachments(),
                MachineMail.author(message),
                MachineMail.isReport(message) ? Bounce.of(bytes) : null);
    }

    private static MimeMessage message(byte[] bytes) {
        try {
            // Shared, so that no part is copied.
            return new MimeMessage(NO_SERVER, new SharedByteArrayInputStream(bytes, 0, length(bytes)));
        } catch (MessagingException | RuntimeException e) {
            return new MimeMessage(NO_SERVER);
        }
    }

    /// Where the beginning of a mail ends that is read.
    private static int length(byte[] bytes) {
        var lines = 0;
        for (var at = 0; at < bytes.length; at++) {
            var ends = bytes[at] == '\n' || bytes[at] == '\r' && (at + 1 == bytes.length || bytes[at + 1] != '\n');
            lines += ends ? 1 : 0;
            if (lines == MOST_LINES) {
                return at + 1;
            }
        }
        return bytes.length;
    }

    private static String storable(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(point -> StorableText.isText(Character.toString(point)) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static String shown(String own, String subject, List<String> attachments) {
        if (!VisibleText.isInvisible(own)) {
            return own;
        }
        if (!attachments.isEmpty()) {
            return FILES_ONLY;
        }
        return subject.isEmpty() ? NOTHING : subject;
    }

    /// What is too long for a bubble stands before what is quoted.
    private static @Nullable String quoted(String text, String quoted) {
        var rest =
                text.substring(VisibleText.cut(text, Message.MOST_CODE_POINTS).length());
        var all = rest.isEmpty() || quoted.isEmpty() ? rest + quoted : rest + "\n\n" + quoted;
        return VisibleText.isInvisible(all) ? null : VisibleText.cut(all, Email.MOST_OF_A_QUOTATION);
    }

    private static @Nullable MailAddress address(String header) {
        var inBrackets = IN_BRACKETS.matcher(header);
        var said = inBrackets.matches() ? MailAddress.of(inBrackets.group(2)) : null;
        if (said != null) {
            return said;
        }
        var found = ADDRESS.matcher(header);
        return found.find() ? MailAddress.of(found.group()) : null;
    }

    private static @Nullable String name(String header) {
        var inBrackets = IN_BRACKETS.matcher(header);
        if (!inBrackets.matches()) {
            return null;
        }
        var said = HeaderText.decoded(inBrackets.group(1).strip()).strip();
        var bare = said.length() > 1 && said.startsWith("\"") && said.endsWith("\"")
                ? said.substring(1, said.length() - 1).replaceAll("\\\\(.)", "$1")
                : said;
        var decoded = bare.contains("=?") ? HeaderText.decoded(bare) : bare;
        return StorableText.line(decoded, MOST_OF_A_NAME);
    }

    private static List<String> recipients(MimeMessage message) {
        return TO.stream()
                .flatMap(name -> HeaderText.all(message, name).stream())
                .map(HeaderText::plain)
                .flatMap(value -> ADDRESS.matcher(value).results().map(found -> found.group()))
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    private static List<String> answered(MimeMessage message) {
        var all = new ArrayList<String>();
        HeaderText.all(message, "In-Reply-To").forEach(value -> all.addAll(ids(value)));
        HeaderText.all(message, "References")
                .forEach(value -> all.addAll(ids(value).reversed()));
        return all.stream().distinct().limit(MOST_IDS).toList();
    }

    private static List<String> ids(String value) {
        return ID.matcher(value).results().map(found -> found.group()).toList();
    }

    private MailReading() {}
}
