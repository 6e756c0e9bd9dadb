/** What reads the data and computes, and who is told. */
import { integration, job } from "sfn-compile";

export const startCrawler = integration<(crawler: { Name: string }) => Promise<void>>(
  "arn:aws:states:::aws-sdk:glue:startCrawler",
);

export const getCrawler = integration<(crawler: { Name: string }) => Promise<{ Crawler: { State: string } }>>(
  "arn:aws:states:::aws-sdk:glue:getCrawler",
);

export const runJob = job("glue:startJobRun", { timeout: "2 hours" });

export const publish =
  integration<(message: { TopicArn: string; Message: string }) => Promise<{ MessageId: string }>>(
    "arn:aws:states:::sns:publish",
  );
