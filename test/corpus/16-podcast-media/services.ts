/** Containers. */
import { integration, type TaskToken } from "sfn-compile";
import type { Outcome } from "./tasks";

interface Variable {
  Name: string;
  Value: string | TaskToken<Outcome>;
}

export const runTask =
  integration<
    (task: {
      Cluster: string;
      LaunchType: string;
      TaskDefinition: string;
      Overrides: { ContainerOverrides: { Name: string; Environment: Variable[] }[] };
    }) => Promise<void>
  >("arn:aws:states:::ecs:runTask");
