package dev.sportello.relay.mail.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands in one part of a mail, whatever its headers say: what is broken is read as far as it goes.
final class PartContent {
    private static final Logger LOG = LoggerFactory.getLogger(PartContent.class);
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final Pattern TYPE = Pattern.compile("^\\s*([A-Za-z0-9.+-]{1,100}/[A-Za-z0-9.+-]{1,100})");
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META_CHARSET =
            Pattern.compile("<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE64 = Pattern.compile("\"?base64\\b", Pattern.CASE_INSENSITIVE);
    private static final int HEAD_OF_A_PAGE = 4_096;

    /// In small letters, without parameters; `text/plain` where none is said.
    static String type(Part part) {
        var header = HeaderText.first(part, "Content-Type");
        var found = TYPE.matcher(header);
        if (found.find()) {
            return found.group(1).toLowerCase(Locale.ROOT);
        }
        return header.isEmpty() || header.toLowerCase(Locale.ROOT).startsWith("text")
                ? "text/plain"
                : "application/octet-stream";
    }

    /// @param type `text/plain` or `text/html`
    /// @param most characters of it; the rest is left out
    static String text(Part part, String type, int most) {
        var header = HeaderText.first(part, "Content-Type");
        var bytes = bytes(part);
        var charset = parameter(header, "charset");
        if (charset == null) {
            var found = CHARSET.matcher(header);
            charset = found.find() ? found.group(1) : null;
        }
        if (type.equals("text/html")) {
            return HtmlText.of(CharsetText.of(bytes, charset == null ? ofThePage(bytes) : charset), most);
        }
        var text = beginning(CharsetText.of(bytes, charset), most);
        return "flowed".equalsIgnoreCase(parameter(header, "format"))
                ? beginning(FlowedText.of(text, "yes".equalsIgnoreCase(parameter(header, "delsp"))), most)
                : text;
    }

    private static String beginning(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static @Nullable String ofThePage(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD_OF_A_PAGE), StandardCharsets.ISO_8859_1);
        var found = META_CHARSET.matcher(head);
        return found.find() ? found.group(1) : null;
    }

    private static @Nullable String parameter(String header, String name) {
        try {
            return new ContentType(header).getParameter(name);
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }

    private static byte[] bytes(Part part) {
        var read = new ByteArrayOutputStream();
        try (var decoded = decoded(part)) {
            copy(decoded, read);
        } catch (IOException | MessagingException | RuntimeException e) {
            LOG.debug("A part is encoded in a way that nobody knows, or that is broken.", e);
        }
        // What was decoded counts, else what stands there.
        if (read.size() == 0) {
            readAsItStands(part, read);
        }
        return read.toByteArray();
    }

    /// The library throws away what it has decoded where base64 lacks its end, or something stands below it.
    private static InputStream decoded(Part part) throws IOException, MessagingException {
        return BASE64.matcher(HeaderText.first(part, "Content-Transfer-Encoding"))
                        .lookingAt()
                ? new Base64Lines(raw(part))
                : part.getInputStream();
    }

    private static void readAsItStands(Part part, ByteArrayOutputStream read) {
        try (var raw = raw(part)) {
            copy(raw, read);
        } catch (IOException | MessagingException | RuntimeException e) {
            read.reset();
        }
    }

    private static InputStream raw(Part part) throws MessagingException {
        return switch (part) {
            case MimeMessage message -> message.getRawInputStream();
            case MimeBodyPart body -> body.getRawInputStream();
            default -> InputStream.nullInputStream();
        };
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        var buffer = new byte[8_192];
        for (var count = from.read(buffer); count >= 0 && to.size() < MOST_BYTES; count = from.read(buffer)) {
            to.write(buffer, 0, count);
        }
    }

    private PartContent() {}
}
