package dev.sportello.relay.mail.inbound;

import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the parts of a mail into one text and the names of what came with it. A part that cannot be read costs the
/// others nothing. For one thread.
///
/// What is made of a mail is bounded for all of its parts together: its author decides how many there are.
final class MimeTree {
    private static final int DEEPEST = 30;
    private static final int MOST_PARTS = 1_000;

    /// Of the text of all parts, in characters: far more than a thread shows of it.
    static final int MOST_OF_A_TEXT = 256 * 1024;

    private static final int MOST_ATTACHMENTS = 50;
    private static final int MOST_OF_A_NAME = 100;
    private static final Pattern NAME =
            Pattern.compile("name\\*?\\d*\\*?\\s*=\\s*\"?([^\";]+)", Pattern.CASE_INSENSITIVE);

    private final Set<String> attachments = new LinkedHashSet<>();
    private int parts;
    private int left = MOST_OF_A_TEXT;

    List<String> attachments() {
        return List.copyOf(attachments);
    }

    /// @return blank where there is none
    String read(Part part) {
        return read(part, 0, false);
    }

    private String read(Part part, int depth, boolean related) {
        parts++;
        if (depth > DEEPEST || parts > MOST_PARTS || !HeaderText.areReadable(part)) {
            return "";
        }
        var type = PartContent.type(part);
        var isAttachment = HeaderText.first(part, "Content-Disposition")
                .toLowerCase(Locale.ROOT)
                .startsWith("attachment");
        if (type.startsWith("multipart/")) {
            return multipart(part, type, depth);
        }
        if (!isAttachment && (type.equals("text/plain") || type.equals("text/html"))) {
            return text(part, type);
        }
        var isPicture = related && type.startsWith("image/") && !isAttachment;
        var ofAReport = type.equals("message/delivery-status") || type.equals("text/rfc822-headers");
        if (!isPicture && !ofAReport && attachments.size() < MOST_ATTACHMENTS) {
            attachments.add(name(part, type));
        }
        return "";
    }

    private String text(Part part, String type) {
        var text = left == 0 ? "" : PartContent.text(part, type, left);
        if (VisibleText.isInvisible(text)) {
            return "";
        }
        left -= text.length();
        return text;
    }

    private String multipart(Part part, String type, int depth) {
        var children = children(part);
        if (children.isEmpty()) {
            // None begins as its header says: what stands there is all that there is.
            return text(part, "text/plain");
        }
        var texts = new ArrayList<Child>();
        for (var child : children) {
            texts.add(new Child(PartContent.type(child), read(child, depth + 1, type.equals("multipart/related"))));
        }
        if (type.equals("multipart/alternative")) {
            return best(texts);
        }
        return String.join(
                "\n\n",
                texts.stream().map(Child::text).filter(text -> !text.isEmpty()).toList());
    }

    private record Child(String type, String text) {}

    /// The plain one of several that say the same, if it says anything.
    private static String best(List<Child> texts) {
        var visible = texts.stream().filter(child -> !child.text.isEmpty()).toList();
        return visible.stream()
                .filter(child -> child.type.equals("text/plain"))
                .findFirst()
                .or(() -> visible.stream().findFirst())
                .map(Child::text)
                .orElse("");
    }

    private static List<Part> children(Part part) {
        var children = new ArrayList<Part>();
        try {
            var all = new MimeMultipart(part.getDataHandler().getDataSource());
            for (var at = 0; at < Math.min(all.getCount(), MOST_PARTS); at++) {
                children.add(all.getBodyPart(at));
            }
        } catch (MessagingException | RuntimeException e) {
            // What was read of it counts.
            return children;
        }
        return children;
    }

    private static String name(Part part, String type) {
        var said = fileName(part);
        var decoded = said == null ? "" : HeaderText.decoded(said);
        var last = decoded.substring(Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\')) + 1);
        return Objects.requireNonNullElse(
                StorableText.line(last, MOST_OF_A_NAME), VisibleText.cut(type, MOST_OF_A_NAME));
    }

    private static @Nullable String fileName(Part part) {
        try {
            var name = part.getFileName();
            if (name != null) {
                return name;
            }
        } catch (MessagingException | RuntimeException e) {
            // It is looked for below.
        }
        for (var header : List.of("Content-Disposition", "Content-Type")) {
            var found = NAME.matcher(HeaderText.first(part, header));
            if (found.find()) {
                return found.group(1).strip();
            }
        }
        return null;
    }
}
