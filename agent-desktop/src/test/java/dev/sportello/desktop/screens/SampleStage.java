package dev.sportello.desktop.screens;

import dev.sportello.desktop.ui.Theme;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.transform.Transform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A window on no screen, with real keys and a real mouse, of which a picture can be taken. Made on the FX thread, used
/// from the test's.
public class SampleStage {
    private final Look look;
    private final Stage stage = new Stage();
    // One for all: each has a pointer of its own.
    private final Robot robot = new Robot();
    private final Scene scene;

    public SampleStage(Look look, Parent root) {
        this.look = look;
        scene = new Scene(root, look.width(), look.height());
        Theme.dress(scene, look.scheme(), look.textSize());
        stage.setScene(scene);
        stage.show();
    }

    protected final Look look() {
        return look;
    }

    /// Goes through it by the tab key.
    final KeyboardWalk walk() {
        return new KeyboardWalk(scene.getRoot(), robot);
    }

    /// Goes through what lies over the rest.
    final KeyboardWalk walk(String selector) {
        return new KeyboardWalk((Parent) find(selector), robot);
    }

    public final Robot keyboard() {
        return robot;
    }

    protected final Scene scene() {
        return scene;
    }

    protected final Robot robot() {
        return robot;
    }

    public final Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    public final boolean shows(String selector) throws Exception {
        return Fx.get(() -> {
            for (Node node = find(selector); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }

    public final void click(String selector) throws Exception {
        Fx.run(() -> {
            point(find(selector));
            robot.mouseClick(MouseButton.PRIMARY);
        });
        Fx.pulses(2);
    }

    /// Clicks at a point of the screen.
    public final void clickAt(double x, double y) throws Exception {
        Fx.run(() -> {
            robot.mouseMove(x, y);
            robot.mouseClick(MouseButton.PRIMARY);
        });
        Fx.pulses(2);
    }

    /// What fits a selector and can be seen, in the order of the view. FX thread only.
    public final Stream<Node> shown(String selector) {
        return scene.getRoot().lookupAll(selector).stream()
                .filter(node -> Stream.iterate(node, Objects::nonNull, (Node one) -> one.getParent())
                        .allMatch(Node::isVisible));
    }

    /// Does what a button or a link does.
    public final void fire(String selector) throws Exception {
        Fx.run(() -> ((ButtonBase) find(selector)).fire());
    }

    public final void wheel(String selector, int notches) throws Exception {
        Fx.run(() -> {
            point(find(selector));
            robot.mouseWheel(notches);
        });
        Fx.pulses(2);
    }

    public final void press(KeyCode... keys) throws Exception {
        new Keys(robot).press(keys);
    }

    public final void pressWith(KeyCode modifier, KeyCode key) throws Exception {
        new Keys(robot).pressWith(modifier, key);
    }

    public final void resize(double width) throws Exception {
        Fx.run(() -> stage.setWidth(width));
        Fx.pulses(4);
    }

    protected final void point(Node node) {
        var bounds = node.localToScreen(node.getBoundsInLocal());
        robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Waits until all is laid out and drawn.
    public void settle() throws Exception {
        Fx.pulses(10);
    }

    public void close() throws Exception {
        Fx.run(stage::hide);
    }

    /// With what lies over it. All windows are hidden then.
    public final byte[] snapshot() throws Exception {
        return snapshot(stage);
    }

    /// One of this program's windows, with what lies over it. All windows are hidden then.
    public final byte[] snapshot(Window window) throws Exception {
        return Fx.get(() -> {
            var parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(look.scale(), look.scale()));
            var image = window.getScene().getRoot().snapshot(parameters, null);
            var canvas = SwingFXUtils.fromFXImage(image, null);
            for (var other : List.copyOf(Window.getWindows())) {
                if (liesOver(window, other)) {
                    parameters.setFill(Color.TRANSPARENT);
                    other.getScene().setFill(Color.TRANSPARENT);
                    var over =
                            SwingFXUtils.fromFXImage(other.getScene().getRoot().snapshot(parameters, null), null);
                    canvas.createGraphics()
                            .drawImage(
                                    over,
                                    (int) ((other.getX() - window.getX()) * look.scale()),
                                    (int) ((other.getY() - window.getY()) * look.scale()),
                                    null);
                }
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(canvas, "png", png);
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return png.toByteArray();
        });
    }

    private static boolean liesOver(Window window, @Nullable Window other) {
        var owner = switch (other) {
            case PopupWindow popup -> popup.getOwnerWindow();
            case Stage dialog -> dialog.getOwner();
            case null, default -> null;
        };
        return owner != null && (owner.equals(window) || liesOver(window, owner));
    }
}
