package io.github.callbackpoller.lambda.template;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML with CloudFormation's short tags, read as the long form: {@code !Ref A} is {Ref: A}. */
final class CloudFormationYaml {

    private CloudFormationYaml() {}

    static Map<String, Object> read(String text) {
        return new Yaml(new Functions()).load(text);
    }

    private static final class Functions extends SafeConstructor {
        private static final List<String> WITHOUT_PREFIX = List.of("Ref", "Condition");

        Functions() {
            super(strict());
            yamlMultiConstructors.put("!", new Call());
        }

        private static LoaderOptions strict() {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return options;
        }

        private final class Call extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                var name = node.getTag().getValue().substring(1);
                return Map.of(
                        WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name,
                        name.equals("GetAtt") ? attribute(node) : argument(node));
            }

            private Object attribute(Node node) {
                return List.of(((ScalarNode) node).getValue().split("\\.", 2));
            }

            private Object argument(Node node) {
                if (node instanceof SequenceNode sequence) {
                    return constructSequence(sequence);
                }
                if (node instanceof MappingNode mapping) {
                    return constructMapping(mapping);
                }
                node.setTag(Tag.STR);
                return constructScalar((ScalarNode) node);
            }
        }
    }
}
