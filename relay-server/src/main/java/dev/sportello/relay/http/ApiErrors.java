package dev.sportello.relay.http;

import dev.sportello.wire.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is refused below `/api/`, as JSON:API 1.1 says it (jsonapi.org, "Error Objects"): whoever was written
/// for such an API reads it there. All other paths refuse by name.
///
/// @param errors one
record ApiErrors(List<Problem> errors) {
    private static final String PATHS = "/api/";

    /// @param id of this one refusal
    /// @param code names the kind of problem
    /// @param source null where it is none of the body
    record Problem(
            String id,
            int status,
            String code,
            String title,
            String detail,
            @Nullable Source source) {}

    /// @param pointer RFC 6901
    record Source(String pointer) {}

    ApiErrors {
        errors = List.copyOf(errors);
    }

    static boolean concerns(String path) {
        return path.startsWith(PATHS);
    }

    static ApiErrors of(Refusal refusal, String id) {
        var status = refusal.error().status();
        return new ApiErrors(List.of(new Problem(id, status, code(status), title(status), refusal.sentence(), null)));
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "not_authenticated";
            case 403 -> "permission_denied";
            case 404 -> "not_found";
            case 413 -> "payload_too_large";
            case 429 -> "throttled";
            case 503 -> "service_unavailable";
            default -> status < 500 ? "invalid" : "error";
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Authentication credentials were not provided.";
            case 403 -> "You do not have permission to perform this action.";
            case 404 -> "Not found.";
            case 413 -> "The request is too large.";
            case 429 -> "Request was throttled.";
            case 503 -> "The service is not available now.";
            default -> status < 500 ? "Invalid input." : "A server error occurred.";
        };
    }
}
