package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The longest reply, in scripts that take much shaping, in the real window: who types goes on typing. It asks for the
/// work of the FX thread, whatever else the machine does.
@Tag("long")
class LongReplyTest extends OnSampleWindow {
    private static final Duration ALLOWED = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {"\ufdfa", "สวัสดีครับ", "नमस्ते", "مرحبا بكم "})
    void tenKeysBehindItAreBoundedWork(String piece) throws Exception {
        window.write(piece.repeat(3_980 / piece.length()));
        Fx.run(() -> ((TextArea) window.find(".composer .text-area")).end());
        var began = work();
        for (var key = 0; key < 10; key++) {
            window.press(KeyCode.A);
        }
        window.settle();
        assertThat(Fx.get(() -> ((TextArea) window.find(".composer .text-area")).getText()))
                .endsWith("aaaaaaaaaa");
        assertThat(work().minus(began)).isLessThan(ALLOWED);
    }

    private static Duration work() throws Exception {
        return Fx.get(() -> Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
    }
}
