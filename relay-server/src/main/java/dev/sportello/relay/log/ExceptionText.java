package dev.sportello.relay.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An exception in the log, without what a database or a mail server says about it: the one repeats the values of a
/// statement, the other what it was told, and the log holds no emails, names, texts or passwords. Where it failed and
/// the SQL state are enough to find out why. No message begins a line of its own, or steers a terminal. Stateless.
public final class ExceptionText extends ThrowableHandlingConverter {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private static final Pattern QUOTES =
            Pattern.compile("(?:org\\.jdbi|org\\.h2|org\\.postgresql|java\\.sql|jakarta\\.mail"
                    + "|org\\.eclipse\\.angus\\.mail)\\..*");

    @Override
    public String convert(ILoggingEvent event) {
        var text = new StringBuilder();
        append(text, event.getThrowableProxy(), "");
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable IThrowableProxy problem, String label) {
        if (problem == null) {
            return;
        }
        text.append(label).append(problem.getClassName());
        text.append(detail(problem)).append('\n');
        var frames = problem.getStackTraceElementProxyArray();
        var shown = frames.length - problem.getCommonFrames();
        for (var frame = 0; frame < shown; frame++) {
            text.append('\t').append(frames[frame]).append('\n');
        }
        for (var suppressed : problem.getSuppressed()) {
            append(text, suppressed, "Suppressed: ");
        }
        if (!problem.isCyclic()) {
            append(text, problem.getCause(), "Caused by: ");
        }
    }

    private static String detail(IThrowableProxy problem) {
        if (problem instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof SQLException failure) {
            return ": SQL state " + failure.getSQLState() + ", code " + failure.getErrorCode();
        }
        var message = problem.getMessage();
        return message == null || quotes(problem)
                ? ""
                : ": " + CONTROL.matcher(message).replaceAll(" ");
    }

    /// Whether a server speaks, or somebody who repeats it.
    private static boolean quotes(IThrowableProxy problem) {
        for (var each = problem; each != null && !each.isCyclic(); each = each.getCause()) {
            if (QUOTES.matcher(each.getClassName()).matches()) {
                return true;
            }
        }
        return false;
    }
}
