package dev.sportello.wire;

import dev.sportello.model.Email;
import dev.sportello.model.Message;
import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import org.jspecify.annotations.Nullable;

/// What may stand in a message. Hub, desktop and relay go by the same rule; the relay's word counts.
public final class MessageText {

    /// What is wrong with the text, or null when it may be sent.
    public static @Nullable ErrorKind problem(String text) {
        if (text.isBlank()) {
            return ErrorKind.TEXT_BLANK;
        }
        if (text.codePointCount(0, text.length()) > Message.MOST_CODE_POINTS) {
            return ErrorKind.TEXT_TOO_LONG;
        }
        if (!StorableText.isText(text)) {
            return ErrorKind.TEXT_MALFORMED;
        }
        return VisibleText.isInvisible(text) ? ErrorKind.TEXT_BLANK : null;
    }

    /// @param id of the command that says it
    /// @throws RefusedFrame with the problem
    public static void check(String text, CommandId id) throws RefusedFrame {
        var problem = problem(text);
        if (problem != null) {
            throw new RefusedFrame(problem, problem.sentence(), id);
        }
    }

    /// Whether it may be the subject of an email.
    public static boolean isSubject(String text) {
        return !VisibleText.isInvisible(text)
                && StorableText.isLine(text)
                && text.codePointCount(0, text.length()) <= Email.MOST_OF_A_SUBJECT;
    }

    /// An email's text goes by the same rule, and its subject is one line.
    ///
    /// @throws RefusedFrame with the problem
    static void check(Command.SendEmail email) throws RefusedFrame {
        check(email.text(), email.id());
        if (!isSubject(email.subject())) {
            throw new RefusedFrame(
                    ErrorKind.INPUT_INVALID, "Write a subject of one line, of 1 to 200 characters.", email.id());
        }
    }

    private MessageText() {}
}
