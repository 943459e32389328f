package dev.sportello.desktop;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import dev.sportello.desktop.screens.Fx;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// How long the window takes for its frames: from where a frame begins until the renderer has drawn it. The renderer
/// says so only within JavaFX. Used from the benchmark's thread.
final class FrameTimes {
    private static final int WARM_UP = 60;

    /// @param half p50
    /// @param nearlyAll p99
    record Times(Duration half, Duration nearlyAll, Duration worst) {
        static Times of(long[] nanos) {
            Arrays.sort(nanos);
            return new Times(
                    Duration.ofNanos(nanos[nanos.length / 2]),
                    Duration.ofNanos(nanos[nanos.length * 99 / 100]),
                    Duration.ofNanos(nanos[nanos.length - 1]));
        }

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, worst %.1f ms"
                    .formatted(half.toNanos() / 1e6, nearlyAll.toNanos() / 1e6, worst.toNanos() / 1e6);
        }
    }

    /// @param work from the beginning of a frame until it is drawn
    /// @param apart from one frame to the next
    /// @param cpu of the threads that lay out and draw, for a frame
    record Frames(Times work, Times apart, Duration cpu) {}

    /// Does something in each frame, and measures the frames after the first ones.
    ///
    /// @param step gets the number of the frame, on the FX thread
    static Frames measure(int frames, IntConsumer step) throws Exception {
        var work = new long[frames];
        var apart = new long[frames];
        var done = new CountDownLatch(1);
        var before = drawingCpu();
        var drawn = new CountDownLatch(frames);
        Platform.runLater(() -> new AnimationTimer() {
            private int frame = -WARM_UP;
            private long last = System.nanoTime();

            @Override
            public void handle(long now) {
                Platform.requestNextPulse();
                var begun = System.nanoTime();
                var place = frame++;
                if (place >= frames) {
                    stop();
                    done.countDown();
                    return;
                }
                step.accept(place);
                if (place >= 0) {
                    apart[place] = begun - last;
                    afterDrawing(() -> {
                        work[place] = System.nanoTime() - begun;
                        drawn.countDown();
                    });
                }
                last = begun;
            }
        }.start());
        done.await();
        drawn.await();
        var cpu = Duration.ofNanos((drawingCpu() - before) / (WARM_UP + frames));
        return new Frames(Times.of(work), Times.of(apart), cpu);
    }

    private static long drawingCpu() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().startsWith("JavaFX Application")
                        || thread.getThreadName().startsWith("QuantumRenderer"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    /// From something that is done within a frame until that frame is drawn.
    static Duration once(Runnable act) throws Exception {
        var took = new CompletableFuture<Duration>();
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                var begun = System.nanoTime();
                act.run();
                Platform.requestNextPulse();
                afterDrawing(() -> took.complete(Duration.ofNanos(System.nanoTime() - begun)));
            }
        }.start());
        var answer = took.get();
        Fx.pulses(2);
        return answer;
    }

    /// Within a frame: runs something when that frame is drawn. The frame's own work for the renderer is handed over at
    /// its end, and the renderer takes one after the other.
    static void afterDrawing(Runnable note) {
        Platform.runLater(() -> {
            var _ = Toolkit.getToolkit().addRenderJob(new RenderJob(note));
        });
    }

    private FrameTimes() {}
}
