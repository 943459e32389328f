package dev.sportello.relay.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// An exception in the log, without what a database says about it: its messages repeat the values of a statement, and
/// the log holds no emails, names or texts. Where it failed and the SQL state are enough to find out why. Stateless.
public final class ExceptionText extends ThrowableHandlingConverter {

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
        return message == null || tells(problem) ? "" : ": " + message;
    }

    /// Whether a database speaks, or somebody who repeats it.
    private static boolean tells(IThrowableProxy problem) {
        for (var each = problem; each != null && !each.isCyclic(); each = each.getCause()) {
            if (each.getClassName().matches("(org\\.jdbi|org\\.h2|org\\.postgresql|java\\.sql)\\..*")) {
                return true;
            }
        }
        return false;
    }
}
