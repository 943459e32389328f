package dev.sportello.wire;

import java.util.Objects;

/// The bodies by which admins try out the channels as they are saved.
public final class ChannelBodies {

    /// `POST /agent/channels/sms/test`
    ///
    /// @param to E.164, such as `+39051123456`
    public record TestText(String to) {
        public TestText {
            Objects.requireNonNull(to, "to");
        }
    }

    /// The answer to each test. Where the other server refuses or cannot be reached the test has done its work: that
    /// is no error of the relay's.
    ///
    /// @param ok whether it worked
    /// @param said what the other server answered, in its own words, or what kept the relay from asking it
    public record TestResult(boolean ok, String said) {
        /// The longest answer that is passed on, in Unicode code points; a longer one is cut.
        public static final int MOST_OF_AN_ANSWER = 500;

        public TestResult {
            Objects.requireNonNull(said, "said");
        }
    }

    private ChannelBodies() {}
}
