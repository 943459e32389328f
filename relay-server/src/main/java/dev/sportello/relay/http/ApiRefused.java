package dev.sportello.relay.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A request to the API is refused. Immutable.
public final class ApiRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    @Nullable
    private final String pointer;

    /// @param code names the problem for programs
    /// @param title says the same for people, always in the same words
    /// @param detail what to do about it; never holds what was sent
    /// @param pointer to the value that is wrong (RFC 6901); null where it is none of the body
    public ApiRefused(int status, String code, String title, String detail, @Nullable String pointer) {
        super(code + ": " + detail);
        this.status = status;
        this.code = Objects.requireNonNull(code, "code");
        this.title = Objects.requireNonNull(title, "title");
        this.detail = Objects.requireNonNull(detail, "detail");
        this.pointer = pointer;
    }

    /// A value of the body is wrong.
    public static ApiRefused invalid(String detail, @Nullable String pointer) {
        return new ApiRefused(400, "invalid", "Invalid input.", detail, pointer);
    }

    /// What to do about it.
    public String detail() {
        return detail;
    }

    /// To the value that is wrong (RFC 6901).
    public @Nullable String pointer() {
        return pointer;
    }

    public int status() {
        return status;
    }

    ApiErrors.Problem problem(String id) {
        return new ApiErrors.Problem(
                id, status, code, title, detail, pointer == null ? null : new ApiErrors.Source(pointer));
    }
}
