package dev.sportello.relay.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import dev.sportello.model.StorableText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes a mail as it stands on the wire: with a text part and an HTML part that says the same.
///
/// No header is made of what people typed before it has become one line: what the library folds or encodes then has no
/// line break to keep.
final class MailWriter {
    private static final int MOST_OF_A_HEADER = 400;

    /// @throws MessagingException where the mail cannot be written
    static MimeMessage write(Session session, OutgoingMail mail) throws MessagingException {
        var message = new WithItsId(session, mail.messageId());
        message.setFrom(address(mail.from(), mail.fromName()));
        message.setRecipient(Message.RecipientType.TO, address(mail.to(), ""));
        if (mail.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {address(mail.replyTo(), "")});
        }
        message.setSubject(line(mail.subject()), UTF_8.name());
        // The library would write it in the zone of the machine.
        message.setHeader("Date", RFC_1123_DATE_TIME.format(mail.at().atOffset(ZoneOffset.UTC)));
        if (!mail.references().isEmpty()) {
            message.setHeader("In-Reply-To", mail.references().getLast());
            message.setHeader("References", String.join("\r\n ", mail.references()));
        }
        for (var header : mail.further().entrySet()) {
            message.setHeader(header.getKey(), line(header.getValue()));
        }
        var body = new MimeMultipart("alternative");
        body.addBodyPart(part(mail.text(), "plain"));
        body.addBodyPart(part(mail.html(), "html"));
        message.setContent(body);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), subtype);
        return part;
    }

    private static InternetAddress address(MailAddress address, String name) throws MessagingException {
        try {
            var shown = line(name);
            return new InternetAddress(address.text(), shown.isEmpty() ? null : shown, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("No UTF-8.", e);
        }
    }

    /// What of a text can stand in a header: one line, without characters that turn the direction of what follows.
    static String line(@Nullable String text) {
        var line = Objects.requireNonNullElse(StorableText.line(text, MOST_OF_A_HEADER), "");
        return line.codePoints()
                .map(point -> breaks(point) ? ' ' : point)
                .filter(point -> Character.getType(point) != Character.FORMAT || point == 0x200D)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static boolean breaks(int point) {
        var type = Character.getType(point);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /// The library would give it an id of its own each time that it is written.
    private static final class WithItsId extends MimeMessage {
        private final String id;

        WithItsId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private MailWriter() {}
}
